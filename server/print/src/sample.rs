//! Texts for the tests. Names, dates and places are invented.

use chrono::{DateTime, Utc};

use crate::{
    attendance::Attendance,
    content::{Activity, Fact, Hotline, Issuer, QrLink},
    leaflet::Leaflet,
    poster::Poster,
};

pub(crate) const URL: &str = "https://lantoa.example/hd/0198a1b2";

pub(crate) fn created() -> DateTime<Utc> {
    "2026-07-18T07:00:00Z".parse().unwrap()
}

fn texts(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}

fn activity() -> Activity {
    let facts = [
        ("Thời gian", "14:00, thứ Bảy, 18/07/2026"),
        ("Địa điểm", "Nhà văn hóa phường Ba Đình, 12 phố Nguyễn Trường Tộ"),
        ("Đơn vị", "Phường Ba Đình"),
        ("Chủ trì", "Ủy ban MTTQ Việt Nam phường Ba Đình"),
        ("Phối hợp", "Công an phường; Đoàn TNCS Hồ Chí Minh phường"),
        ("Đối tượng", "Thanh niên 18–35 tuổi chưa có việc làm"),
    ];
    Activity {
        title: "Tọa đàm “Việc nhẹ, lương cao: nhận diện thủ đoạn mua bán người và kỹ năng di cư lao động an \
                toàn” cho thanh niên phường"
            .into(),
        facts: facts.map(|(label, value)| Fact { label: label.into(), value: value.into() }).to_vec(),
    }
}

fn hotlines() -> Vec<Hotline> {
    let lines = [
        ("111", "Tổng đài quốc gia phòng, chống mua bán người: miễn phí, 24 giờ"),
        ("113", "Công an: khi khẩn cấp"),
        ("024 3825 1234", "Công an phường Ba Đình"),
    ];
    lines.map(|(number, label)| Hotline { number: number.into(), label: label.into() }).to_vec()
}

fn issuer() -> Issuer {
    Issuer {
        name: "Ủy ban Mặt trận Tổ quốc Việt Nam thành phố Hà Nội".into(),
        address: "Địa chỉ: số 29 phố Lý Thường Kiệt, phường Cửa Nam, Hà Nội".into(),
    }
}

fn qr() -> Option<QrLink> {
    Some(QrLink { url: URL.into(), caption: "Quét mã để xem và đăng ký".into() })
}

pub(crate) fn attendance() -> Attendance {
    let Activity { title, mut facts } = activity();
    facts.truncate(4);
    Attendance {
        lang: "vi".into(),
        issuer: issuer().name,
        heading: "DANH SÁCH NGƯỜI DỰ".into(),
        title,
        facts,
        code: "HĐ-123".into(),
        qr: QrLink { url: URL.into(), caption: "Quét mã để ghi nhật ký".into() },
        columns: ["STT", "Họ và tên", "Nơi ở hoặc đơn vị", "Ký tên"].map(str::to_owned),
        boxes: ["Lượt người dự", "Nam", "Nữ", "Tờ rơi", "Bản cam kết", "Người ghi"].map(str::to_owned),
        note: "Đơn vị giữ tờ này, không nhập tên người dự vào phần mềm vì là dữ liệu cá nhân; chỉ nhập các con số \
               ở trên. Không ghi tên hay hoàn cảnh của nạn nhân."
            .into(),
    }
}

pub(crate) fn poster() -> Poster {
    Poster {
        lang: "vi".into(),
        headline: "VIỆC NHẸ, LƯƠNG CAO – DỪNG LẠI, HỎI KỸ!".into(),
        lead: "Ba câu hỏi trước khi đi làm việc ở nước ngoài".into(),
        questions: texts(&[
            "Công ty có giấy phép đưa người lao động đi không?",
            "Có hợp đồng viết rõ nơi làm, lương, giờ làm không?",
            "Đi bằng thị thực lao động, qua cửa khẩu chính thức không?",
        ]),
        warning: "Một câu “không” – đừng đi. Đừng nộp tiền, đừng giao giấy tờ.".into(),
        signs_title: "6 dấu hiệu cảnh báo".into(),
        signs: texts(&[
            "Lương rất cao, không cần tay nghề",
            "Giục đi ngay, giục chuyển khoản vào tài khoản cá nhân",
            "Chỉ nói chuyện qua mạng xã hội, không có trụ sở",
            "Bảo đi bằng thị thực du lịch hoặc đường mòn",
            "Đòi giữ hộ chiếu, căn cước, điện thoại",
            "Dặn giấu gia đình",
        ]),
        activity: activity(),
        hotlines: hotlines(),
        issuer: issuer(),
        qr: qr(),
    }
}

pub(crate) fn leaflet() -> Leaflet {
    Leaflet {
        lang: "vi".into(),
        headline: "Đi làm việc ở nước ngoài: ĐI ĐÚNG – VỀ AN TOÀN".into(),
        intro: "Mỗi lời mời hấp dẫn đều cần kiểm tra. Tờ rơi này giúp bạn mất năm phút để không mất nhiều năm."
            .into(),
        signs_title: "6 dấu hiệu cảnh báo".into(),
        signs: texts(&[
            "lương rất cao, không cần tay nghề",
            "giục đi ngay, giục chuyển khoản vào tài khoản cá nhân",
            "chỉ nói chuyện qua mạng xã hội, không có trụ sở",
            "bảo đi bằng thị thực du lịch hoặc đường mòn",
            "đòi giữ hộ chiếu, căn cước, điện thoại",
            "dặn giấu gia đình",
        ]),
        steps_title: "5 việc nên làm".into(),
        steps: texts(&[
            "tra tên công ty trong danh sách được cấp phép của Cục Quản lý lao động ngoài nước (Bộ Nội vụ) hoặc \
             hỏi Sở Nội vụ",
            "đọc và giữ một bản hợp đồng",
            "chỉ nộp tiền sau khi ký hợp đồng, lấy phiếu thu",
            "chụp lại hộ chiếu, hợp đồng và gửi người thân",
            "thống nhất với gia đình một câu hẹn khi cần cứu giúp",
        ]),
        know: "Biết rằng: thu tiền môi giới của người lao động là hành vi bị nghiêm cấm.".into(),
        help_title: "Nếu đã bị lừa".into(),
        help: "tìm nơi an toàn, gọi 111 (trong nước) hoặc cơ quan đại diện Việt Nam ở nước sở tại; người bị lừa \
               bán là nạn nhân, không phải người có lỗi."
            .into(),
        hotlines: hotlines(),
        activity: activity(),
        issuer: issuer(),
        qr: qr(),
    }
}
