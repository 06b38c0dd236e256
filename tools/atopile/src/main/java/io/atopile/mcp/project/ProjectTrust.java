package io.atopile.mcp.project;

import java.nio.file.Path;

/** The projects that the user trusts, whose code may run with more access than a read-only sandbox. */
@FunctionalInterface
public interface ProjectTrust {

    /** Trusts no project. */
    ProjectTrust NONE = _ -> false;

    /** Whether the user trusts the project in a directory; queried at each use, so that a change takes effect immediately. */
    boolean trusts(Path project);
}
