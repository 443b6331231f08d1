words! {
    /// The kind of activity (hình thức).
    Kind {
        Talk = "talk",
        Competition = "competition",
        Dramatization = "dramatization",
        Billboard = "billboard",
        /// Posters and leaflets.
        Leaflet = "leaflet",
        Broadcast = "broadcast",
        /// Mobile campaigns, rallies, trainings, surveys.
        Other = "other",
    }
}
