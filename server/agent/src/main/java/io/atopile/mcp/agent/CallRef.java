package io.atopile.mcp.agent;

import io.atopile.mcp.tool.Effect;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A call that the model requested.
 *
 * @param arguments as the model wrote them; may be invalid JSON
 * @param digest equal for calls of the same tool with the same arguments
 * @param furtherEffects effects that the arguments add to those that the tool declares; journals of earlier versions
 *     have none
 */
public record CallRef(String callId, String name, BlobId arguments, String digest, List<Effect> furtherEffects) {

    public CallRef(String callId, String name, BlobId arguments, String digest, @Nullable List<Effect> furtherEffects) {
        this.callId = callId;
        this.name = name;
        this.arguments = arguments;
        this.digest = digest;
        this.furtherEffects = furtherEffects == null ? List.of() : List.copyOf(furtherEffects);
    }

    /** Returns the same call with the effects that its arguments add. */
    public CallRef with(List<Effect> effects) {
        return new CallRef(callId, name, arguments, digest, effects);
    }
}
