package io.atopile.mcp.baseline;

import io.atopile.mcp.file.PathLocks;
import io.atopile.mcp.project.Project;
import io.atopile.mcp.project.ProjectFile;
import io.atopile.mcp.project.ProjectReadResult;
import java.nio.file.Path;
import java.util.Optional;

/** A revision of a project, exported to a private directory that is locked while this is open. */
public final class RevisionBuild implements AutoCloseable {

    private final RevisionBuildStore owner;
    private final Path folder;
    private final RevisionBuildResult outcome;
    private final PathLocks.Held lock;

    RevisionBuild(RevisionBuildStore owner, Path folder, RevisionBuildResult outcome, PathLocks.Held lock) {
        this.owner = owner;
        this.folder = folder;
        this.outcome = outcome;
        this.lock = lock;
    }

    /** Returns the directory with its files as they were committed. */
    public Path files() {
        return RevisionBuildStore.resolveFiles(folder);
    }

    /** Returns the project in which it was built. */
    public Optional<Project> project() {
        return ProjectFile.read(RevisionBuildStore.resolveProject(folder)) instanceof ProjectReadResult.Read(var project) ? Optional.of(project) : Optional.empty();
    }

    /** Returns the path of a file in which something about the revision can be stored; it is deleted with it. */
    public Path resolveNote(String name) {
        return folder.resolve(name);
    }

    public RevisionBuildResult outcome() {
        return outcome;
    }

    @Override
    public void close() {
        owner.release(folder, outcome, lock);
    }
}
