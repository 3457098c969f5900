//! The server and who may come in.

use super::RecordFile;
use clap::Args;
use std::path::PathBuf;

/// `serve`.
#[derive(Debug, Args)]
pub struct ServeArgs {
    #[command(flatten)]
    pub file: RecordFile,
    /// Port (0: any that is free).
    #[arg(long, default_value_t = 8042)]
    pub port: u16,
    /// Address to listen on; any other than this machine's own needs --tokens.
    #[arg(long, default_value = "127.0.0.1")]
    pub address: std::net::IpAddr,
    /// File of those who may come in, made with `chancery token`.
    #[arg(long, value_name = "FILE")]
    pub tokens: Option<PathBuf>,
    /// As the server is called from outside, where a proxy stands before it: https://chancery.example.org
    #[arg(long, value_name = "URL", requires = "tokens")]
    pub public: Option<String>,
    /// Requests a second from one address (0: no limit); 50 where others than this machine may ask.
    #[arg(long)]
    pub rate: Option<u32>,
}

/// `token`.
#[derive(Debug, Args)]
pub struct TokenArgs {
    /// Who it is for; stands in decisions.
    pub name: String,
    /// What they may do: read, review or admin.
    #[arg(long, default_value = "read", value_parser = ["read", "review", "admin"])]
    pub role: String,
    /// The file to add it to.
    #[arg(long, value_name = "FILE")]
    pub tokens: PathBuf,
}
