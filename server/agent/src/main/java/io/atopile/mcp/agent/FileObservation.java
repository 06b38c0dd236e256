package io.atopile.mcp.agent;

import java.util.Optional;

/**
 * What a run observed about a file of the project.
 *
 * @param path relative to the project's root
 * @param rev revision of its content at that time, as the tools report it; empty if the file was deleted
 */
public record FileObservation(String path, Optional<String> rev, How how) {

    /** What happened to it. */
    public enum How {
        /** The model received the file or part of it, with valid anchors. */
        SHOWN,
        /** A call of this run created, changed, moved or deleted it. */
        CHANGED_HERE,
        /** Someone else did. */
        CHANGED_ELSEWHERE
    }
}
