package io.atopile.mcp.project;

import java.nio.file.Path;

/** Which projects the user trusts, so that code of theirs may run with more than a read-only sandbox allows. */
@FunctionalInterface
public interface ProjectTrust {

    /** A user who trusts no project. */
    ProjectTrust NONE = _ -> false;

    /** Whether the user trusts a project, by its directory; asked at each use, so that a change takes effect at once. */
    boolean trusts(Path project);
}
