use words::t;

/// An address of the API, as the document of the API writes it.
#[derive(Clone, Copy, Debug)]
pub struct Address {
    pub method: &'static str,
    pub path: &'static str,
    /// What it does.
    pub told: &'static str,
}

const fn get(path: &'static str, told: &'static str) -> Address {
    Address { method: "GET", path, told }
}

const fn post(path: &'static str, told: &'static str) -> Address {
    Address { method: "POST", path, told }
}

const fn put(path: &'static str, told: &'static str) -> Address {
    Address { method: "PUT", path, told }
}

/// The addresses by what they are about, each group under its title.
pub fn groups() -> Vec<(&'static str, Vec<Address>)> {
    vec![
        (
            t!(api_guide.groups.plan),
            vec![
                get("/api/v1/campaigns", t!(api_guide.does_of.campaigns)),
                get("/api/v1/activities", t!(api_guide.does_of.activities)),
                get("/api/v1/activities/{activity}", t!(api_guide.does_of.activity)),
                post("/api/v1/activities", t!(api_guide.does_of.plan)),
                put("/api/v1/activities/{activity}", t!(api_guide.does_of.change)),
                post("/api/v1/activities/{activity}/transition", t!(api_guide.does_of.move_activity)),
            ],
        ),
        (
            t!(api_guide.groups.logs),
            vec![
                post("/api/v1/sync/batch", t!(api_guide.does_of.batch)),
                get("/api/v1/sync/changes", t!(api_guide.does_of.changes)),
                get("/api/v1/logs", t!(api_guide.does_of.logs)),
                get("/api/v1/logs/{log}", t!(api_guide.does_of.log)),
                post("/api/v1/logs/{log}/transition", t!(api_guide.does_of.move_log)),
                put("/api/v1/logs/{log}/files/{name}", t!(api_guide.does_of.photo)),
                post("/api/v1/logs/{log}/files/{name}", t!(api_guide.does_of.begin_photo)),
                Address {
                    method: "PATCH",
                    path: "/api/v1/uploads/{upload}",
                    told: t!(api_guide.does_of.piece),
                },
            ],
        ),
        (
            t!(api_guide.groups.figures),
            vec![
                get("/api/v1/figures", t!(api_guide.does_of.figures)),
                get("/results/{file}", t!(api_guide.does_of.results)),
            ],
        ),
        (
            t!(api_guide.groups.names),
            vec![
                get("/api/v1/units", t!(api_guide.does_of.units)),
                get("/api/v1/audiences", t!(api_guide.does_of.audiences)),
                get("/lists/{file}", t!(api_guide.does_of.lists)),
                get("/api/v1/time", t!(api_guide.does_of.time)),
            ],
        ),
    ]
}
