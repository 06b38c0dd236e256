package io.atopile.mcp.parts.assembly;

import io.atopile.mcp.tool.Doc;
import java.util.Optional;

/**
 * What one source says.
 *
 * @param line from 1; empty if the source has no line about it
 */
public record AssemblyEvidence(
        @Doc("File in the project, or imported catalog.") String source,
        Optional<Integer> line,
        @Doc("What it contains.") String value) {

    static AssemblyEvidence of(String source, int line, String value) {
        return new AssemblyEvidence(source, Optional.of(line), value);
    }

    static AssemblyEvidence ofWhole(String source, String value) {
        return new AssemblyEvidence(source, Optional.empty(), value);
    }
}
