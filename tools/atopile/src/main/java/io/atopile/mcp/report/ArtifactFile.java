package io.atopile.mcp.report;

import io.atopile.mcp.dialect.ArtifactKind;

/**
 * A file that builds of a target write.
 *
 * @param path relative to the project's root
 */
public record ArtifactFile(String path, ArtifactKind kind, long bytes, ReportProvenance provenance) {}
