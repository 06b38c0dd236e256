package io.atopile.mcp.agent;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** A build that a call ran or queried. {@code verdict} is {@code verified}, {@code unverified} or {@code failed}. */
public record BuildObservation(String buildId, String target, String state, Optional<String> verdict, int problems) {

    private static final Set<String> IN_PROGRESS = Set.of("queued", "running");

    /** Returns whether it had not ended when it was observed. */
    @JsonIgnore
    public boolean isInProgress() {
        return IN_PROGRESS.contains(state.toLowerCase(Locale.ROOT));
    }
}
