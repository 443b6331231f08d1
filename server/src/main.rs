//! `lantoa`: the web application, its command line, its embedded database.

mod accounts;

use chrono::{TimeDelta, Utc};
use clap::{Args, Parser, Subcommand};
use domain::import_export::{List, Report};
use server::{Config, Doors, LogFormat, Photos};
use std::{path::PathBuf, process::ExitCode};
use store::{DEMO_PASSWORD, Db, SecretKey};

/// A page is made of thousands of small pieces: a quarter of its time went into the system's allocator.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Lan Tỏa plans, schedules and prints outreach against human trafficking.
///
/// Configuration is by environment: LANTOA_DATABASE_URL, LANTOA_ADDR, LANTOA_BASE_URL, LANTOA_DATA, LANTOA_PHOTOS_URL,
/// LANTOA_SECRET_FILE, LANTOA_SECRET_LOST, LANTOA_DEMO, LANTOA_TRUST_PROXY, LANTOA_STYLEGUIDE, LANTOA_TLS_CERT, LANTOA_TLS_KEY, LANTOA_METRICS_ADDR, LANTOA_LOG. See
/// README.md.
#[derive(Parser)]
#[command(name = "lantoa", version, about)]
struct Cli {
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Subcommand)]
enum Command {
    /// Migrate the database and serve the site (what happens without a command)
    Serve,
    /// Bring the database up to date and stop
    Migrate,
    /// Load the sample into a database without accounts
    Demo,
    /// Import from a file
    #[command(subcommand)]
    Import(Import),
    /// Keep accounts
    #[command(subcommand)]
    Account(accounts::Account),
    /// Keep the figures of outreach
    #[command(subcommand)]
    Figures(Figures),
    /// Copy the live database, of either kind, into a new file
    Backup { file: PathBuf },
    /// Verify a backup and put it in the place of the database, of either kind; the server must not be running
    Restore { file: PathBuf },
    /// Print a piece for each row of a file, without a database
    Print(Print),
    /// Measure the release on a scratch database
    Bench {
        /// Logs of outreach behind the pages of figures that are measured
        #[arg(long, default_value_t = 100_000)]
        logs: u64,
    },
}

#[derive(Args)]
struct Print {
    /// What is printed: certificate
    #[arg(required_unless_present = "list")]
    piece: Option<String>,
    /// A CSV, an Excel workbook or a JSON list of objects; its first row names the columns
    #[arg(long, required_unless_present = "list")]
    rows: Option<PathBuf>,
    /// The file that is written, a PDF
    #[arg(long, required_unless_present = "list")]
    out: Option<PathBuf>,
    /// A text that is the same on every page: heading="GIẤY KHEN"
    #[arg(long, value_name = "NAME=TEXT", value_parser = name_and_text)]
    set: Vec<(String, String)>,
    /// Name what can be printed, the columns of its rows and its texts
    #[arg(long)]
    list: bool,
}

fn name_and_text(typed: &str) -> Result<(String, String), String> {
    let parts = typed.split_once('=').ok_or_else(|| format!("“{typed}” has no “=”"))?;
    Ok((parts.0.trim().to_owned(), parts.1.to_owned()))
}

#[derive(Subcommand)]
enum Import {
    /// Administrative units from a CSV or .xlsx: code,name_vi,name_en,type,parent_code,valid_from,valid_to
    Units { file: PathBuf },
}

#[derive(Subcommand)]
enum Figures {
    /// Count every log anew and compare; names what differs, mends it and ends with 1, or with 0 where all is equal
    Rebuild,
}

/// A sentence for the person at the terminal.
type Failure = String;

#[tokio::main]
async fn main() -> ExitCode {
    let command = Cli::parse().command.unwrap_or(Command::Serve);
    let done = match Config::from_env() {
        Ok(config) => {
            // A line for each of ten thousand requests would be measured with them.
            let quiet = matches!(command, Command::Bench { .. });
            log(config.log, if quiet { "warn" } else { "info,tower_sessions_core=error,sqlx=warn" });
            run(&config, command).await
        }
        Err(error) => Err(error.to_string()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("lantoa: {failure}");
            ExitCode::FAILURE
        }
    }
}

/// What happens is told on standard error, in one line each.
fn log(format: LogFormat, default: &str) {
    let filter = tracing_subscriber::EnvFilter::try_from_default_env().unwrap_or_else(|_| default.into());
    let lines = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    match format {
        LogFormat::Text => lines.init(),
        LogFormat::Json => lines.json().flatten_event(true).init(),
    }
}

async fn run(config: &Config, command: Command) -> Result<(), Failure> {
    match command {
        Command::Serve => serve(config).await,
        Command::Backup { file } => backup(config, &file).await,
        Command::Restore { file } => restore(config, &file).await,
        Command::Print(what) => print(what),
        Command::Bench { logs } => server::bench(logs).await.map_err(explain),
        command => work_on_database(config, command).await,
    }
}

/// What is done to a database that is brought up to date first, and which is then left.
async fn work_on_database(config: &Config, command: Command) -> Result<(), Failure> {
    let lock = store::lock_database(&config.database_url).await.map_err(explain)?;
    let db = open(config).await?;
    let done = match command {
        Command::Demo => whole_demo(&db, &Photos::new(&config.photos)).await,
        Command::Import(Import::Units { file }) => import_units(&db, &file).await,
        Command::Account(command) => accounts::run(&db, command).await,
        Command::Figures(Figures::Rebuild) => rebuild_figures(&db).await,
        _ => {
            println!("The database is up to date.");
            Ok(())
        }
    };
    lock.release().await;
    done
}

fn explain(error: store::Error) -> Failure {
    match error {
        store::Error::Stored(sentence) => sentence,
        store::Error::Database(cause) => format!("the database answered: {cause}"),
        store::Error::Invalid(problems) => server::told(&problems),
        error => error.to_string(),
    }
}

/// The database, migrated and seeded.
async fn open(config: &Config) -> Result<Db, Failure> {
    let db = Db::connect(&config.database_url).await.map_err(explain)?;
    db.migrate().await.map_err(explain)?;
    db.seed().await.map_err(explain)?;
    Ok(db)
}

async fn serve(config: &Config) -> Result<(), Failure> {
    let doors = Doors::open(config).await?;
    let mut lock = store::lock_database(&config.database_url).await.map_err(explain)?;
    let mut db = with_key(config, open(config).await?).await?;
    if config.demo {
        demo(&db).await?;
        let (db, photos) = (db.clone(), Photos::new(&config.photos));
        // People come in meanwhile.
        tokio::spawn(async move { add_photos(&db, &photos).await });
    }
    if let Some(token) = db.setup_token().await.map_err(explain)? {
        println!(
            "No account yet. Set up the first administrator within a day at\n  {}/set-up/{token}",
            config.base_url
        );
    }
    // After what only reads where all is there already: a server starts on a full disk too.
    if let Some(file) = config.database_file() {
        db.keep_reserve(&file).await;
    }
    tokio::spawn(sweep(db.clone(), Photos::new(&config.photos)));
    let served = server::serve(config, doors, db, || println!("Lan Tỏa is at {}", config.base_url));
    let done = tokio::select! {
        served = served => served,
        never = lock.watch(&config.database_url) => match never {},
    };
    lock.release().await;
    done
}

/// The database with the key of what is sealed in it. With another key whoever knows a password comes in without a code
/// and enrols a telephone of his own: that is for somebody to decide.
async fn with_key(config: &Config, db: Db) -> Result<Db, Failure> {
    let key = SecretKey::of_file(&config.secret_file).map_err(explain)?;
    let db = db.with_secret_key(key);
    let (lost, file) = (db.seal_secrets().await.map_err(explain)?, config.secret_file.display());
    if lost > 0 && !config.secret_lost {
        return Err(format!(
            "{lost} people have a second factor that was sealed with another key than that of {file}; put that key back, \
             or start once with LANTOA_SECRET_LOST=true: they then turn it on again at their next sign-in"
        ));
    }
    if lost > 0 {
        tracing::warn!(
            "{lost} people are asked to turn their second factor on again: it cannot be read with {file}"
        );
    }
    Ok(db)
}

/// How long a file of a photo may lie there before its row.
const PHOTO_UNKNOWN: TimeDelta = TimeDelta::days(1);

/// Removes what has expired, every hour.
async fn sweep(db: Db, photos: Photos) {
    let mut hourly = tokio::time::interval(std::time::Duration::from_secs(3600));
    loop {
        hourly.tick().await;
        if let Err(error) = db.sweep().await {
            tracing::warn!(cause = ?error, "sweep");
        }
        if let Err(error) = photos.sweep(&db, Utc::now() - PHOTO_UNKNOWN).await {
            tracing::warn!(cause = ?error, "sweep of photos");
        }
    }
}

async fn demo(db: &Db) -> Result<(), Failure> {
    match db.load_demo().await.map_err(explain)? {
        Some(accounts) => {
            println!("Sample loaded. Accounts, all with the password “{DEMO_PASSWORD}”:");
            for account in accounts {
                println!("  {:<10} {:<14} {}", account.login, account.role, account.name);
            }
        }
        None => println!("There are accounts already; the sample was not loaded."),
    }
    Ok(())
}

async fn whole_demo(db: &Db, photos: &Photos) -> Result<(), Failure> {
    demo(db).await?;
    add_photos(db, photos).await;
    Ok(())
}

/// What fails of them is told and stops nothing.
async fn add_photos(db: &Db, photos: &Photos) {
    match photos.add_sample(db).await {
        Ok(0) => {}
        Ok(added) => tracing::info!("{added} photos were added to the sample"),
        Err(error) => tracing::warn!(cause = ?error, "the photos of the sample"),
    }
}

async fn import_units(db: &Db, file: &std::path::Path) -> Result<(), Failure> {
    let about = |why: &dyn std::fmt::Display| format!("{}: {why}", file.display());
    let bytes = std::fs::read(file).map_err(|error| about(&error))?;
    let table = server::read_units(&bytes).map_err(|why| about(&why))?;
    let imported = db.import_table(&store::system(), List::Units, &table, true).await.map_err(explain)?;
    let Report { added, changed, unchanged, refused, .. } = imported;
    if refused.is_empty() {
        let (added, changed) = (added.len(), changed.len());
        println!("{added} units added, {changed} ended or corrected, {unchanged} known already.");
        return Ok(());
    }
    for refused in &refused {
        eprintln!("line {}: {}", refused.line, server::told(&refused.problems));
    }
    Err(format!("{} lines were refused, so nothing was imported", refused.len()))
}

fn print(Print { piece, rows, out, set, list }: Print) -> Result<(), Failure> {
    let (Some(piece), Some(rows), Some(out), false) = (piece, rows, out, list) else {
        return server::pieces(std::io::stdout()).map_err(|error| error.to_string());
    };
    let set = set.into_iter().collect();
    let pages = server::print_rows(&piece, &rows, &out, &set).map_err(|error| error.to_string())?;
    println!("{pages} pages are in {}.", out.display());
    Ok(())
}

async fn rebuild_figures(db: &Db) -> Result<(), Failure> {
    let rebuilt = db.rebuild_figures().await.map_err(explain)?;
    if rebuilt.were_equal() {
        println!("Every figure is what its logs add up to.");
        return Ok(());
    }
    rebuilt.first.iter().for_each(|difference| println!("{difference}"));
    let more = rebuilt.count - rebuilt.first.len();
    if more > 0 {
        println!("and {more} more");
    }
    Err(format!("{} figures differed from their logs and were written anew", rebuilt.count))
}

async fn backup(config: &Config, file: &std::path::Path) -> Result<(), Failure> {
    // Neither made nor migrated: a backup before an upgrade must be of what is there.
    if let Some(database) = config.database_file().filter(|database| !database.is_file()) {
        return Err(format!("there is no database at {}", database.display()));
    }
    let db = Db::connect(&config.database_url).await.map_err(explain)?;
    let contents = store::backup(&db, file).await.map_err(explain)?;
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    if let Err(error) = db.tell_backup(&name).await {
        eprintln!("lantoa: the audit does not tell of it: {}", explain(error));
    }
    println!("Backed up {} to {}.", said(&contents), file.display());
    Ok(())
}

async fn restore(config: &Config, file: &std::path::Path) -> Result<(), Failure> {
    let restored = store::restore(file, &config.database_url).await.map_err(explain)?;
    println!("Restored {} from {}.", said(&restored.contents), file.display());
    if let Some(kept) = restored.kept {
        println!("The database it replaced is kept at {}.", kept.display());
    }
    println!(
        "Everybody signs in anew; tokens, calendar addresses, links and written codes are to be made anew."
    );
    if !restored.differences.is_empty() {
        println!("Accounts that stand otherwise than before:");
        restored.differences.iter().for_each(|difference| println!("  {difference}"));
    }
    Ok(())
}

fn said(contents: &[store::Contents]) -> String {
    let rows: i64 = contents.iter().map(|table| table.rows).sum();
    format!("{rows} rows of {} tables", contents.len())
}
