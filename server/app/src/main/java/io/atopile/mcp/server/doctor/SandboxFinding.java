package io.atopile.mcp.server.doctor;

import io.atopile.mcp.process.SandboxException;
import io.atopile.mcp.process.SandboxKind;
import io.atopile.mcp.process.SandboxMode;
import io.atopile.mcp.project.AtoFinder;
import io.atopile.mcp.project.AtoSearch;
import io.atopile.mcp.project.AtopileSettings;
import java.util.Objects;

/** Which sandbox confines child processes, and what it doesn't hold back. */
final class SandboxFinding {

    private static final String PART = "sandbox";
    private static final String INSTALL = "Install bubblewrap 0.8 or newer, and allow users to make user namespaces.";

    private final AtopileSettings settings;

    SandboxFinding(AtopileSettings settings) {
        this.settings = settings;
    }

    Finding examine() throws InterruptedException {
        if (settings.sandbox().mode() == SandboxMode.DANGER_FULL_ACCESS) {
            return Finding.limited(PART, "switched off by sandbox.mode", "Set sandbox.mode to workspace-write.");
        }
        if (!(new AtoFinder(settings).find() instanceof AtoSearch.Ready(var ato))) {
            return Finding.limited(PART, "not tried: it needs atopile's Python", "Run: atopile-mcp setup");
        }
        try {
            return of(settings.sandbox().sandbox(ato.python()).kind());
        } catch (SandboxException unusable) {
            return Finding.broken(PART, Objects.requireNonNull(unusable.getMessage()), "Set sandbox.kind to auto.");
        }
    }

    private Finding of(SandboxKind kind) {
        String detail = "%s, %s; not covered: %s".formatted(kind, settings.sandbox().mode(), kind.gaps());
        return switch (kind) {
            case BUBBLEWRAP, NAMESPACES, SEATBELT -> Finding.ok(PART, detail);
            case LANDLOCK, NONE -> Finding.limited(PART, detail, INSTALL);
        };
    }
}
