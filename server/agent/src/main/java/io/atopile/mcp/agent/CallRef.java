package io.atopile.mcp.agent;

import io.atopile.mcp.tool.Effect;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A call that the model wants made.
 *
 * @param arguments as the model wrote them, perhaps not JSON
 * @param digest the same for calls of the same tool with the same arguments
 * @param furtherEffects what the arguments add to what the tool declares; journals of earlier versions have none
 */
public record CallRef(String callId, String name, BlobId arguments, String digest, List<Effect> furtherEffects) {

    public CallRef(String callId, String name, BlobId arguments, String digest, @Nullable List<Effect> furtherEffects) {
        this.callId = callId;
        this.name = name;
        this.arguments = arguments;
        this.digest = digest;
        this.furtherEffects = furtherEffects == null ? List.of() : List.copyOf(furtherEffects);
    }

    /** The same call, with what its arguments add. */
    public CallRef with(List<Effect> effects) {
        return new CallRef(callId, name, arguments, digest, effects);
    }
}
