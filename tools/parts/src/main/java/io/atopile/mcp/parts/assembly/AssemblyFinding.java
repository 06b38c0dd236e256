package io.atopile.mcp.parts.assembly;

import io.atopile.mcp.tool.Doc;
import java.util.List;

/**
 * One disagreement.
 *
 * @param error whether the board can't be assembled like this; otherwise a person should look at it
 * @param designators empty if the components have none
 * @param message all of it as a sentence
 */
public record AssemblyFinding(
        AssemblyFault fault,
        @Doc("Whether the board can't be assembled like this; otherwise it may be intended.") boolean error,
        List<String> designators,
        String message,
        @Doc("What each file says.") List<AssemblyEvidence> evidence) {

    public AssemblyFinding {
        designators = List.copyOf(designators);
        evidence = List.copyOf(evidence);
    }
}
