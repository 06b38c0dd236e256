package io.atopile.mcp.imports;

import io.atopile.mcp.imports.ImportClosure.OutsideImport;
import io.atopile.mcp.process.SandboxException;
import io.atopile.mcp.project.AtoCli;
import io.atopile.mcp.project.ProjectTrust;
import java.nio.file.Path;
import java.util.List;

/** How atopile may read a design for a read-only tool, based on what the design imports. */
public sealed interface ReadAccess {

    /** Without special confinement: it executes no code of the project, or the user trusts the project. */
    record Unconfined() implements ReadAccess {}

    /** Only in its own sandbox without write access and network, because it executes Python of an untrusted project. */
    record Confined() implements ReadAccess {}

    /** Not at all: {@code reason} names the Python that would be executed, or the imports that could not be followed. */
    record Denied(String reason) implements ReadAccess {}

    /** Not at all: it imports files outside the project. */
    record Escaping(List<OutsideImport> imports) implements ReadAccess {}

    /** What the user can do about a denial. */
    String TRUST = "The user can run `atopile-mcp trust` in the project's directory, or set up a stronger sandbox: `atopile-mcp doctor` explains how.";

    static ReadAccess of(ImportClosure closure, Path project, AtoCli ato, ProjectTrust trust) {
        if (!closure.outside().isEmpty()) {
            return new Escaping(closure.outside());
        }
        if (closure.isFreeOfCode() || trust.trusts(project)) {
            return new Unconfined();
        }
        if (canConfine(ato)) {
            return new Confined();
        }
        return new Denied("Reading it %s, and the project is not trusted%s".formatted(closure.reason(), describeChosenKind(ato)));
    }

    /** Names the setting that selects a sandbox too weak for Python of an untrusted project; an empty string if there is none. */
    static String describeChosenKind(AtoCli ato) {
        return ato.access().flatMap(open -> open.sandboxSettings().kind()).map("; sandbox.kind = %s is too weak for it"::formatted).orElse("");
    }

    /** Whether the sandbox is strong enough to execute Python of an untrusted project. */
    static boolean canConfine(AtoCli ato) {
        try {
            return switch (ato.sandbox().kind()) {
                case BUBBLEWRAP, NAMESPACES -> true;
                case LANDLOCK, SEATBELT, NONE -> false;
            };
        } catch (SandboxException _) {
            return false;
        }
    }

    /** Describes an import that leaves the project, without the contents of the file outside. */
    static String describe(OutsideImport one) {
        return "%s:%d: import leaves the project".formatted(one.file(), one.line());
    }
}
