//! Rust's rtnetlink, on a runtime of one thread, so that the thread's CPU time is the total.
use futures::stream::TryStreamExt;
use rtnetlink::{packet::RouteMessage, Handle, IpVersion};
use std::io::{self, BufRead, Write};
use std::net::Ipv4Addr;
use std::time::Instant;

const RT_TABLE_MAIN: u8 = 254;
const RT_SCOPE_LINK: u8 = 253;

type Failure = rtnetlink::Error;

struct Yard {
    handle: Handle,
    near: u32,
}

impl Yard {
    async fn link_get(&self, count: u64) -> Result<u64, Failure> {
        for _ in 0..count {
            self.handle.link().get().match_index(self.near).execute().try_next().await?;
        }
        Ok(count)
    }

    async fn links_copy(&self, count: u64) -> Result<u64, Failure> {
        let mut seen = 0;
        for _ in 0..count {
            let links: Vec<_> = self.handle.link().get().execute().try_collect().await?;
            seen += links.len() as u64;
        }
        Ok(seen)
    }

    async fn routes_copy(&self, count: u64) -> Result<u64, Failure> {
        let mut seen = 0;
        for _ in 0..count {
            let routes: Vec<RouteMessage> = self.handle.route().get(IpVersion::V4).execute().try_collect().await?;
            seen += routes.iter().filter(|route| route.header.table == RT_TABLE_MAIN).count() as u64;
        }
        Ok(seen)
    }

    async fn route_add(&self, count: u64) -> Result<u64, Failure> {
        for number in 0..count as u32 {
            let to = Ipv4Addr::from(10 << 24 | number << 4);
            let add = self.handle.route().add().v4().destination_prefix(to, 28);
            add.output_interface(self.near).scope(RT_SCOPE_LINK).execute().await?;
        }
        Ok(count)
    }

    /// Lists the routes first, since only complete routes can be deleted.
    async fn ours(&self) -> Result<Vec<RouteMessage>, Failure> {
        let routes = self.handle.route().get(IpVersion::V4).execute();
        routes.try_filter(|route| {
            let ours = route.header.destination_prefix_length == 28;
            async move { ours }
        }).try_collect().await
    }

    async fn delete(&self, routes: Vec<RouteMessage>) -> Result<u64, Failure> {
        let count = routes.len() as u64;
        for route in routes {
            self.handle.route().del(route).execute().await?;
        }
        Ok(count)
    }
}

fn cpu_time() -> i64 {
    let mut now = libc::timespec { tv_sec: 0, tv_nsec: 0 };
    unsafe { libc::clock_gettime(libc::CLOCK_THREAD_CPUTIME_ID, &mut now) };
    now.tv_sec * 1_000_000_000 + now.tv_nsec
}

/// The result of one round.
async fn measured<F: std::future::Future<Output = Result<u64, Failure>>>(run: F) -> Result<String, Failure> {
    let (cpu, wall) = (cpu_time(), Instant::now());
    let seen = run.await?;
    let took = wall.elapsed().as_nanos();
    Ok(format!("{} {} -1 {}", took, cpu_time() - cpu, seen))
}

async fn round(yard: &Yard, name: &str, count: u64) -> Result<String, Failure> {
    match name {
        "link-get" => measured(yard.link_get(count)).await,
        "links-copy" => measured(yard.links_copy(count)).await,
        "routes-copy" => measured(yard.routes_copy(count)).await,
        "route-add" => {
            let answer = measured(yard.route_add(count)).await?;
            yard.delete(yard.ours().await?).await?;
            Ok(answer)
        }
        "route-delete" => {
            yard.route_add(count).await?;
            let routes = yard.ours().await?;
            measured(yard.delete(routes)).await
        }
        _ => Ok("unknown".into()),
    }
}

async fn serve() -> Result<(), Box<dyn std::error::Error>> {
    let (connection, handle, _) = rtnetlink::new_connection()?;
    tokio::spawn(connection);
    for line in io::stdin().lock().lines() {
        let line = line?;
        let (name, count) = line.split_once(' ').ok_or("a name and a number are wanted")?;
        let mut yard = handle.link().get().match_name("yard0".into()).execute();
        let near = yard.try_next().await?.ok_or("there is no yard0")?.header.index;
        let answer = round(&Yard { handle: handle.clone(), near }, name, count.parse()?).await?;
        println!("{answer}");
        io::stdout().flush()?;
    }
    Ok(())
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    tokio::runtime::Builder::new_current_thread().enable_io().build()?.block_on(serve())
}
