use domain::audit::Verb;
use words::t;

pub fn verb(verb: Verb) -> &'static str {
    match verb {
        Verb::Create => t!(audit.verbs.create),
        Verb::Edit => t!(audit.verbs.edit),
        Verb::Submit => t!(audit.verbs.submit),
        Verb::Return => t!(audit.verbs.send_back),
        Verb::Approve => t!(audit.verbs.approve),
        Verb::Run => t!(audit.verbs.run),
        Verb::Close => t!(audit.verbs.close),
        Verb::Reopen => t!(audit.verbs.reopen),
        Verb::Start => t!(audit.verbs.start),
        Verb::Finish => t!(audit.verbs.finish),
        Verb::Cancel => t!(audit.verbs.cancel),
        Verb::Release => t!(audit.verbs.release),
        Verb::Undo => t!(audit.verbs.undo),
        Verb::Import => t!(audit.verbs.import_file),
        Verb::SignIn => t!(audit.verbs.sign_in),
        Verb::SignOutEverywhere => t!(audit.verbs.sign_out_everywhere),
        Verb::ChangePassword => t!(audit.verbs.change_password),
        Verb::Suspend => t!(audit.verbs.suspend),
        Verb::Resume => t!(audit.verbs.resume),
        Verb::Revoke => t!(audit.verbs.revoke),
        Verb::Remove => t!(audit.verbs.remove),
        Verb::Rename => t!(audit.verbs.rename),
        Verb::Invite => t!(audit.verbs.invite),
        Verb::Join => t!(audit.verbs.join),
        Verb::Reorder => t!(audit.verbs.reorder),
        Verb::TurnOn => t!(audit.verbs.turn_on),
        Verb::TurnOff => t!(audit.verbs.turn_off),
        Verb::SignOut => t!(audit.verbs.sign_out),
        Verb::Backup => t!(audit.verbs.backup),
        Verb::Restore => t!(audit.verbs.restore),
        Verb::Export => t!(audit.verbs.export),
        Verb::Read => t!(audit.verbs.read),
    }
}
