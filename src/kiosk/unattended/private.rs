//! What is in the memory of a visit stays there: no core dump, and no other program of the same user looks in.

/// For the whole process, before anything is drawn.
#[cfg(target_os = "linux")]
pub fn keep_memory_private() {
    use rustix::process::{DumpableBehavior, Resource, Rlimit, set_dumpable_behavior, setrlimit};

    let none = Rlimit { current: Some(0), maximum: Some(0) };
    // Where the system refuses, the units say the same (LimitCORE=0).
    let _ = setrlimit(Resource::Core, none);
    let _ = set_dumpable_behavior(DumpableBehavior::NotDumpable);
}

/// Windows keeps no dump of a program unless somebody sets it up: deploy/windows.md says how not to.
#[cfg(not(target_os = "linux"))]
pub fn keep_memory_private() {}
