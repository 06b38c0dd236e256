package io.atopile.mcp.server.doctor;

import io.atopile.mcp.process.SandboxException;
import io.atopile.mcp.process.SandboxKind;
import io.atopile.mcp.process.SandboxMode;
import io.atopile.mcp.project.AtoFinder;
import io.atopile.mcp.project.AtoSearchResult;
import io.atopile.mcp.project.SandboxSettings;
import io.atopile.mcp.server.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Collectors;

/** Checks which sandbox confines child processes, what it permits, and what it doesn't cover. */
final class SandboxCheck {

    private static final String PART = "sandbox";
    private static final String INSTALL = "Install bubblewrap 0.8 or newer, and allow users to create user namespaces.";
    private static final String AUTOMATIC = "Set sandbox.kind to auto.";

    private final Settings settings;
    private final SandboxSettings chosen;

    SandboxCheck(Settings settings) {
        this.settings = settings;
        this.chosen = settings.atopile().sandbox();
    }

    DoctorFinding examine() throws InterruptedException {
        if (chosen.mode() == SandboxMode.DANGER_FULL_ACCESS) {
            return describeUnconfined(settings.reading().originOfSandboxMode());
        }
        if (!(new AtoFinder(settings.atopile()).find() instanceof AtoSearchResult.Ready(var ato))) {
            return DoctorFinding.ofLimited(PART, "not checked: requires atopile's Python", "Run: atopile-mcp setup");
        }
        try {
            return of(chosen.createSandbox(ato.python()).kind());
        } catch (SandboxException unusable) {
            return DoctorFinding.ofBroken(PART, Objects.requireNonNull(unusable.getMessage()), AUTOMATIC);
        }
    }

    private static DoctorFinding describeUnconfined(String origin) {
        return origin.startsWith("--")
                ? DoctorFinding.ofLimited(PART, "disabled by the option " + origin, "Remove the option.")
                : DoctorFinding.ofLimited(PART, "disabled by sandbox.mode (%s)".formatted(origin), "Set sandbox.mode to workspace-write.");
    }

    private DoctorFinding of(SandboxKind kind) {
        String detail = "%s, %s, network %s%s; not covered: %s".formatted(kind, chosen.mode(), network(), writable(), kind.gaps());
        return switch (kind) {
            case BUBBLEWRAP, NAMESPACES, SEATBELT -> DoctorFinding.ofOk(PART, detail);
            case LANDLOCK, NONE -> DoctorFinding.ofLimited(PART, detail, chosen.kind().isPresent() ? AUTOMATIC : INSTALL);
        };
    }

    private String network() {
        return chosen.network().map(Object::toString).orElse("services if the user is signed in to atopile, otherwise none");
    }

    private String writable() {
        return chosen.writable().isEmpty()
                ? ""
                : chosen.writable().stream().map(SandboxCheck::describe).collect(Collectors.joining(", ", ", also writable: ", ""));
    }

    private static String describe(Path directory) {
        return Files.isDirectory(directory) ? directory.toString() : directory + " (not a directory)";
    }
}
