use crate::t;
use domain::audit;

pub fn verb(verb: audit::Verb) -> &'static str {
    match verb {
        audit::Verb::Create => t!(verb.create),
        audit::Verb::Edit => t!(verb.edit),
        audit::Verb::Submit => t!(verb.submit),
        audit::Verb::Return => t!(verb.send_back),
        audit::Verb::Approve => t!(verb.approve),
        audit::Verb::Run => t!(verb.run),
        audit::Verb::Close => t!(verb.close),
        audit::Verb::Reopen => t!(verb.reopen),
        audit::Verb::Start => t!(verb.start),
        audit::Verb::Finish => t!(verb.finish),
        audit::Verb::Cancel => t!(verb.cancel),
        audit::Verb::Undo => t!(verb.undo),
        audit::Verb::Import => t!(verb.import_file),
        audit::Verb::SignIn => t!(verb.sign_in),
        audit::Verb::SignOutEverywhere => t!(verb.sign_out_everywhere),
        audit::Verb::ChangePassword => t!(verb.change_password),
        audit::Verb::Suspend => t!(verb.suspend),
        audit::Verb::Resume => t!(verb.resume),
        audit::Verb::Revoke => t!(verb.revoke),
        audit::Verb::Remove => t!(verb.remove),
        audit::Verb::Rename => t!(verb.rename),
        audit::Verb::Invite => t!(verb.invite),
        audit::Verb::Join => t!(verb.join),
        audit::Verb::Reorder => t!(verb.reorder),
        audit::Verb::TurnOn => t!(verb.turn_on),
        audit::Verb::TurnOff => t!(verb.turn_off),
        audit::Verb::SignOut => t!(verb.sign_out),
    }
}

pub fn subject(subject: audit::Subject) -> &'static str {
    match subject {
        audit::Subject::Account => t!(subject.account),
        audit::Subject::Activity => t!(subject.activity),
        audit::Subject::Audience => t!(subject.audience),
        audit::Subject::Campaign => t!(subject.campaign),
        audit::Subject::Feed => t!(subject.feed),
        audit::Subject::Hotline => t!(subject.hotline),
        audit::Subject::KeyDay => t!(subject.key_day),
        audit::Subject::SecondFactor => t!(subject.second_factor),
        audit::Subject::Settings => t!(subject.settings),
        audit::Subject::Token => t!(subject.token),
        audit::Subject::Organisation => t!(subject.organisation),
        audit::Subject::Unit => t!(subject.unit),
    }
}
