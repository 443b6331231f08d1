//! The finished files under the outside checker, with real tools: qpdf, poppler and zbar.

use std::{
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use crate::{paper::Paper, pdf, sample};

const TOOLS: [&str; 5] = ["qpdf", "pdfinfo", "pdftotext", "zbarimg", "python3"];

fn shared() -> PathBuf {
    match std::env::var_os("LANTOA_SHARED") {
        Some(path) => PathBuf::from(path),
        None => PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared"),
    }
}

/// Whether a program can be started at all; not all of them know the option.
fn runs(tool: &str) -> bool {
    let mut command = Command::new(tool);
    command.arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok()
}

/// The checker, or `None` (with a line that says so) where it or one of its tools is absent.
fn checker() -> Option<PathBuf> {
    let script = shared().join("check/pdf_check");
    if script.is_file() && TOOLS.iter().all(|tool| runs(tool)) {
        return Some(script);
    }
    println!("skipped: {} or one of {} is absent", script.display(), TOOLS.join(", "));
    None
}

fn check(script: &Path, name: &str, bytes: &[u8], arguments: &[&str], texts: &[&str]) {
    let file = std::env::temp_dir().join(format!("lantoa-print-{}-{name}", std::process::id()));
    std::fs::write(&file, bytes).unwrap();
    let mut command = Command::new("python3");
    command.arg(script).arg(&file).args(arguments);
    for text in texts {
        command.args(["--text", *text]);
    }
    let output = command.output().unwrap();
    std::fs::remove_file(&file).unwrap();
    assert!(output.status.success(), "{name}: {}", String::from_utf8_lossy(&output.stdout));
}

#[test]
fn posters_pass() {
    let Some(script) = checker() else { return };
    let texts = [
        "VIỆC NHẸ, LƯƠNG CAO – DỪNG LẠI, HỎI KỸ!",
        "Công ty có giấy phép đưa người lao động đi không?",
        "Một câu “không” – đừng đi. Đừng nộp tiền, đừng giao giấy tờ.",
        "Giục đi ngay, giục chuyển khoản vào tài khoản cá nhân",
        "Ủy ban Mặt trận Tổ quốc Việt Nam thành phố Hà Nội",
    ];
    for (paper, trim, bleed) in
        [(Paper::A2, "420x594", "3"), (Paper::A3, "297x420", "3"), (Paper::A4, "210x297", "0")]
    {
        let bytes = pdf(&sample::poster().scene(paper).unwrap(), sample::created()).unwrap();
        let boxes = ["--pages", "1", "--trim", trim, "--bleed", bleed, "--cmyk"];
        let content = ["--font", "BeVietnamPro", "--qr", sample::URL];
        check(&script, &format!("poster-{trim}.pdf"), &bytes, &[&boxes[..], &content[..]].concat(), &texts);
    }
}

#[test]
fn the_leaflet_passes_on_both_sides() {
    let Some(script) = checker() else { return };
    let bytes = pdf(&sample::leaflet().scene().unwrap(), sample::created()).unwrap();
    let boxes = ["--pages", "2", "--trim", "148x210", "--bleed", "3", "--cmyk"];
    let back = ["--page", "2", "--qr", sample::URL];
    let texts = [
        "Mỗi lời mời hấp dẫn đều cần kiểm tra.",
        "chỉ nói chuyện qua mạng xã hội, không có trụ sở",
        "thu tiền môi giới của người lao động là hành vi bị nghiêm cấm.",
    ];
    check(&script, "leaflet-front.pdf", &bytes, &boxes, &texts);
    check(&script, "leaflet-back.pdf", &bytes, &[&boxes[..], &back[..]].concat(), &[]);
}

#[test]
fn the_attendance_sheet_passes() {
    let Some(script) = checker() else { return };
    let bytes = pdf(&sample::attendance().scene().unwrap(), sample::created()).unwrap();
    let boxes = ["--pages", "1", "--trim", "210x297", "--bleed", "0", "--cmyk", "--qr", sample::URL];
    let texts = ["DANH SÁCH NGƯỜI DỰ", "HĐ-123", "Nơi ở hoặc đơn vị", "Bản cam kết"];
    check(&script, "attendance.pdf", &bytes, &boxes, &texts);
}
