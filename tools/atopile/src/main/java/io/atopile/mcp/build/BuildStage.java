package io.atopile.mcp.build;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * One stage of a build, as atopile records it.
 *
 * @param id such as {@code picker}
 * @param status {@code running}, {@code success}, {@code failed} and the like
 */
public record BuildStage(@JsonProperty("stageId") String id, @JsonProperty("status") String status) {

    boolean hasSucceeded() {
        return status.equals("success") || status.equals("warning");
    }
}
