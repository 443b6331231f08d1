use crate::campaigns;
use domain::home::{Progress, ProgressLine};
use leptos::prelude::*;
use words::t;

/// Each running campaign as bars, with the same numbers as a table.
pub(crate) fn progress(running: &[Progress]) -> Option<AnyView> {
    if running.is_empty() {
        return None;
    }
    let campaigns = running.iter().map(campaign).collect_view();
    Some(view! { <section class="panel"><h2>{t!(home.running)}</h2>{campaigns}</section> }.into_any())
}

fn campaign(progress: &Progress) -> AnyView {
    let Progress { campaign, lines } = progress;
    let bars = lines.iter().map(reached).collect_view();
    let table = (!lines.is_empty()).then(|| view! { {legend()}{table(lines)} });
    view! {
        <div class="home-campaign">
            <h3><a href=format!("/campaigns/{}", campaign.id)>{campaign.title.clone()}</a></h3>
            {bars}{table}
        </div>
    }
    .into_any()
}

/// What is done and planned of a measure, in words and as a bar.
fn reached(line: &ProgressLine) -> AnyView {
    let ProgressLine { measure, target, planned, done } = *line;
    let said = match line.thousandths() {
        Some(part) => format!("{}/{} · {}", words::whole(done), words::whole(target), words::percent(part)),
        None => words::whole(done),
    };
    view! {
        <div class="reach">
            <p><span>{campaigns::say::measure(measure)}</span><strong>{said}</strong></p>
            {campaigns::bar(planned, done, Some(target))}
        </div>
    }
    .into_any()
}

/// What the colours of the bars say.
fn legend() -> AnyView {
    view! {
        <p class="reach-legend" aria-hidden="true">
            <span class="reach-key done">{t!(home.done_number)}</span>
            <span class="reach-key planned">{t!(home.planned_number)}</span>
            <span class="reach-key target">{t!(home.target)}</span>
        </p>
    }
    .into_any()
}

fn table(lines: &[ProgressLine]) -> AnyView {
    let rows = lines.iter().map(|line| {
        view! {
            <tr>
                <th scope="row">{campaigns::say::measure(line.measure)}</th>
                <td class="num">{words::whole(line.done)}</td>
                <td class="num">{words::whole(line.planned)}</td>
                <td class="num">{words::whole(line.target)}</td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    view! {
        <details class="more">
            <summary>{t!(home.as_table)}</summary>
            <table class="plain-table">
                <thead>
                    <tr>
                        <td></td><th class="num">{t!(home.done_number)}</th>
                        <th class="num">{t!(home.planned_number)}</th><th class="num">{t!(home.target)}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </details>
    }
    .into_any()
}
