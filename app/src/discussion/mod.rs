//! What people say and do beside a record: comments that may speak to somebody, and a list of what is to be done.

mod actions;
mod record;

pub use actions::*;

use crate::audit;
use domain::{
    discussion::{About, Comment, Discussion, FileCard, Mention, Task},
    time::show_instant,
};
use frame::{
    Feature,
    context::query,
    ui::{Choice, Fields, Icon, alert, checks, icon, paragraphs, undoable_toast},
};
use leptos::prelude::*;
use words::t;

pub const FEATURE: Feature =
    Feature { records: &[record::ATTACHMENT, record::COMMENT, record::TASK], ..Feature::NONE };

/// The word by which an address says that its draft is a comment.
const COMMENT: &str = "comment";

/// The page of a record.
pub fn address(about: About) -> Option<String> {
    audit::address_of(about.subject, about.id)
}

/// What was just said or done beside a record; `None` where it was something else.
pub(crate) fn toast() -> Option<AnyView> {
    let (done, undo, place) = match query("done")?.as_str() {
        "commented" => (t!(discussion.commented), UNDO_COMMENT, "discussion"),
        "comment_removed" => (t!(discussion.comment_removed), UNDO_COMMENT, "discussion"),
        "task_added" => (t!(discussion.task_added), UNDO_TASK, "tasks"),
        "task_removed" => (t!(discussion.task_removed), UNDO_TASK, "tasks"),
        "file_added" => (t!(discussion.file_added), UNDO_FILE, "files"),
        "file_removed" => (t!(discussion.file_removed), UNDO_FILE, "files"),
        _ => return None,
    };
    Some(undoable_toast(done, undo, place))
}

/// What is said beside a record, and a form to say more.
pub(crate) fn comments(discussed: &Discussed) -> Option<AnyView> {
    let Discussion { about, comments, older, people, may_comment, .. } = discussed.discussion.as_ref()?;
    let older = (*older > 0)
        .then(|| view! { <p class="muted">{t!(discussion.older, count = words::count(*older))}</p> });
    let unread = comments.iter().any(|comment| comment.unread).then(|| {
        view! {
            <form method="post" action="/do/discussion/read">
                <input type="hidden" name="about" value=about.word()/>
                <button class="button" type="submit">{icon(Icon::Done)}{t!(discussion.read)}</button>
            </form>
        }
    });
    let fields = Fields::new(discussed.comment.problems());
    let form = may_comment.then(|| {
        let filled = &discussed.comment.form;
        let choices = people.iter().map(|person| {
            Choice::new(person.account, format!("{} · {}", person.name, words::role(person.role)))
        });
        let choices = choices.collect::<Vec<_>>();
        let to = (!people.is_empty()).then(|| {
            view! {
                <details class="more" open=!filled.to.is_empty()>
                    <summary>{t!(discussion.to_whom)}</summary>
                    <fieldset class="group question people">
                        <legend>{t!(discussion.to)}</legend><p class="hint">{t!(discussion.to_hint)}</p>{checks("to", choices, &filled.to)}
                    </fieldset>
                </details>
            }
        });
        view! {
            <form class="form" method="post" action="/do/discussion/comment" novalidate>
                <input type="hidden" name="about" value=about.word()/>
                {fields.field("text", t!(discussion.say), &filled.text).hint(t!(discussion.say_hint)).prefix(COMMENT).text_area(3)}
                {to}
                <p><button class="button" type="submit">{t!(discussion.send)}</button></p>
            </form>
        }
    });
    let list = if comments.is_empty() {
        view! { <p class="muted">{t!(discussion.none)}</p> }.into_any()
    } else {
        let lines = comments.iter().map(|comment| line(*about, comment));
        view! { <ol class="comments">{lines.collect_view()}</ol> }.into_any()
    };
    let count = (!comments.is_empty())
        .then(|| view! { " "<span class="count">{words::count(comments.len())}</span> });
    Some(
        view! {
            <section class="panel" id="discussion">
                <h2>{t!(discussion.title)}{count}</h2>
                {discussed.comment.trouble()}
                {older}{list}{unread}{form}
            </section>
        }
        .into_any(),
    )
}

fn line(about: About, comment: &Comment) -> AnyView {
    let Comment { id, by, at, text, to, unread, may_remove } = comment;
    let to = (!to.is_empty()).then(|| format!(" → {}", to.join(", ")));
    let remove = may_remove.then(|| {
        let label = t!(discussion.remove_of, name = by.as_str());
        remove("/do/discussion/remove-comment", about, *id, label)
    });
    let class = if *unread { "unread" } else { "" };
    view! {
        <li id=format!("comment-{id}") class=class>
            <div class="comment-head">
                <p><strong>{by.clone()}</strong><span class="muted">{to}" · "<time datetime=at.to_rfc3339()>{show_instant(*at)}</time></span></p>
                {remove}
            </div>
            {paragraphs(text)}
        </li>
    }
    .into_any()
}

fn remove(action: &'static str, about: About, id: i64, label: String) -> AnyView {
    view! {
        <form method="post" action=action>
            <input type="hidden" name="about" value=about.word()/>
            <input type="hidden" name="id" value=id/>
            <button class="button quiet" type="submit" title=label.clone() aria-label=label>{icon(Icon::Cancel)}</button>
        </form>
    }
    .into_any()
}

/// What is to be done for a record; nothing for whoever only reads where there is nothing.
pub(crate) fn tasks(discussed: &Discussed) -> Option<AnyView> {
    let Discussion { about, tasks, keeps_tasks, .. } = discussed.discussion.as_ref()?;
    if tasks.is_empty() && !keeps_tasks {
        return None;
    }
    let fields = Fields::new(discussed.task.problems());
    let add = keeps_tasks.then(|| {
        let typed = &discussed.task.form.task;
        view! {
            <form class="form task-add" method="post" action="/do/discussion/add-task" novalidate>
                <input type="hidden" name="about" value=about.word()/>
                {fields.field("task", t!(discussion.task), typed).hint(t!(discussion.task_hint)).view()}
                <p><button class="button" type="submit">{t!(discussion.add_task)}</button></p>
            </form>
        }
    });
    let done = tasks.iter().filter(|task| task.done.is_some()).count();
    let count = (!tasks.is_empty()).then(|| {
        view! { " "<span class="count">{format!("{}/{}", words::count(done), words::count(tasks.len()))}</span> }
    });
    let lines = tasks.iter().map(|task| one(*about, task, *keeps_tasks)).collect_view();
    Some(
        view! {
            <section class="panel" id="tasks">
                <h2>{t!(discussion.tasks)}{count}</h2>
                {discussed.task.trouble()}
                <ul class="tasks">{lines}</ul>
                {add}
            </section>
        }
        .into_any(),
    )
}

fn one(about: About, task: &Task, keeps: bool) -> AnyView {
    let Task { id, text, done } = task;
    let is_done = done.is_some();
    let by = done
        .as_ref()
        .map(|(name, at)| view! { <small class="muted">{format!("{name} · {}", show_instant(*at))}</small> });
    let tick = is_done.then(|| icon(Icon::Done));
    let said = view! { <span class="task-box" aria-hidden="true">{tick}</span><span>{text.clone()}</span> };
    if !keeps {
        let state = if is_done { t!(discussion.done) } else { t!(discussion.not_done) };
        return view! { <li><p class="task">{said}<span class="unseen">" "{state}</span></p>{by}</li> }
            .into_any();
    }
    let away =
        remove("/do/discussion/remove-task", about, *id, t!(discussion.remove_task_of, task = text.as_str()));
    view! {
        <li>
            <form method="post" action="/do/discussion/do-task">
                <input type="hidden" name="about" value=about.word()/>
                <input type="hidden" name="id" value=*id/>
                <input type="hidden" name="done" value=(!is_done).then_some("1")/>
                <button class="task" type="submit" role="checkbox" aria-checked=is_done.to_string()>{said}</button>
                {by}
            </form>
            {away}
        </li>
    }
    .into_any()
}

/// The files of a record, and a form to add more; nothing for whoever only reads where there are none.
pub(crate) fn files(discussed: &Discussed) -> Option<AnyView> {
    let Discussion { about, files, may_comment, .. } = discussed.discussion.as_ref()?;
    if files.is_empty() && !may_comment {
        return None;
    }
    let lines = files.iter().map(|file| {
        let FileCard { id, name, bytes, by, at, may_remove } = file;
        let away = may_remove.then(|| {
            remove("/do/discussion/remove-file", *about, *id, t!(discussion.remove_file_of, name = name.as_str()))
        });
        let size = t!(discussion.kilobytes, number = words::whole((bytes / 1_000).max(1)));
        view! {
            <li>
                <div>
                    <a href=format!("/files/{id}") download=name.clone()>{name.clone()}</a>
                    <p class="muted">{size}" · "{by.clone()}" · "<time datetime=at.to_rfc3339()>{show_instant(*at)}</time></p>
                </div>
                {away}
            </li>
        }
    });
    let lines = lines.collect_view();
    let list = (!files.is_empty()).then(|| view! { <ul class="attached">{lines}</ul> });
    let refused =
        discussed.refused_files.iter().map(|(_, problem)| view! { <p>{words::problem(problem)}</p> });
    let refused = refused.collect_view();
    let refused = (!discussed.refused_files.is_empty())
        .then(|| alert(view! { <h2>{t!(discussion.file_refused)}</h2>{refused} }));
    let add = may_comment.then(|| {
        view! {
            <form class="form" method="post" action=format!("/discussion/{}/files", about.word()) enctype="multipart/form-data">
                <div class="field">
                    <label for="attached">{t!(discussion.file)}</label>
                    <p class="hint" id="attached-hint">{t!(discussion.file_hint)}</p>
                    <input type="file" id="attached" name="file" multiple required aria-describedby="attached-hint" accept=ACCEPTED/>
                </div>
                <p><button class="button" type="submit">{t!(discussion.attach)}</button></p>
            </form>
        }
    });
    let count =
        (!files.is_empty()).then(|| view! { " "<span class="count">{words::count(files.len())}</span> });
    Some(
        view! {
            <section class="panel" id="files"><h2>{t!(discussion.files)}{count}</h2>{refused}{list}{add}</section>
        }
        .into_any(),
    )
}

/// What a browser offers to choose.
const ACCEPTED: &str = ".pdf,.docx,.xlsx,.pptx,.odt,.ods,.jpg,.jpeg,.png";

/// Comments that speak to the reader, on the first page.
pub(crate) fn unread(mentions: &[Mention]) -> Option<AnyView> {
    if mentions.is_empty() {
        return None;
    }
    let lines = mentions.iter().filter_map(|mention| {
        let Mention { comment, about, title, by, at, text } = mention;
        let there = format!("{}#comment-{comment}", address(*about)?);
        Some(view! {
            <li>
                <div>
                    <a href=there>{title.clone()}</a>
                    <p class="muted">{by.clone()}" · "<time datetime=at.to_rfc3339()>{show_instant(*at)}</time></p>
                    <p class="said">{text.clone()}</p>
                </div>
                <form method="post" action="/do/discussion/read">
                    <input type="hidden" name="about" value=about.word()/>
                    <input type="hidden" name="back" value="/"/>
                    <button class="button quiet" type="submit" aria-label=t!(discussion.read_of, title = title.as_str())>{t!(discussion.read)}</button>
                </form>
            </li>
        })
    });
    Some(
        view! {
            <section class="panel">
                <h2>{t!(discussion.unread)}" "<span class="count">{words::count(mentions.len())}</span></h2>
                <ul class="mentions">{lines.collect_view()}</ul>
            </section>
        }
        .into_any(),
    )
}
