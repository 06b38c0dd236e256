/**
 * Carries projects of earlier atopile versions over to the installed one. {@link io.atopile.mcp.upgrade.ProjectUpgrade} plans it: the manifest
 * ({@link io.atopile.mcp.upgrade.ManifestUpgrade}), the sources ({@link io.atopile.mcp.explain.SourceUpgrade}) and the boards
 * ({@link io.atopile.mcp.upgrade.BoardUpgrade}). What has a single meaning becomes a step, everything else a decision. Nothing is written here.
 */
@NullMarked
package io.atopile.mcp.upgrade;

import org.jspecify.annotations.NullMarked;
