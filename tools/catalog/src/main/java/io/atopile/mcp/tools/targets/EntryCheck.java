package io.atopile.mcp.tools.targets;

import io.atopile.mcp.build.AtoModules;
import io.atopile.mcp.file.FileReader;
import io.atopile.mcp.file.PathResolution.Inside;
import io.atopile.mcp.file.PathResolution.Refused;
import io.atopile.mcp.file.ProjectBoundary;
import io.atopile.mcp.file.ReadOutcome;
import io.atopile.mcp.tool.ErrorCode;
import io.atopile.mcp.tool.NameSuggestions;
import io.atopile.mcp.tools.answer.PathErrors;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/** Checks that an entry names an existing module. */
final class EntryCheck {

    private static final Pattern FORM = Pattern.compile("([^:\"'\\\\\\p{Cntrl}]{1,200}\\.ato):([A-Za-z_][A-Za-z0-9_]{0,99})");
    private static final int LARGEST = 4 << 20;

    /** Why an entry can't be used. */
    record Fault(ErrorCode code, String message, String hint) {}

    private EntryCheck() {}

    static Optional<Fault> of(ProjectBoundary scope, String entry) {
        var form = FORM.matcher(entry);
        if (!form.matches()) {
            return Optional.of(new Fault(
                    ErrorCode.VALIDATION_ERROR,
                    "An entry has the form file.ato:Module, with the file relative to the project's root.",
                    "For example main.ato:App."));
        }
        var file = form.group(1);
        return switch (scope.toRead(file)) {
            case Refused(var reason, var message) -> Optional.of(new Fault(PathErrors.toErrorCode(reason), message + ".", "Choose a file in the project."));
            case Inside place -> checkModule(place, file, form.group(2));
        };
    }

    private static Optional<Fault> checkModule(Inside place, String file, String module) {
        if (!(FileReader.read(place, LARGEST) instanceof ReadOutcome.Bytes read)) {
            return Optional.of(new Fault(
                    ErrorCode.NOT_FOUND, "There is no file '%s'.".formatted(NameSuggestions.shorten(file)), "Create it with project_create_path."));
        }
        var modules = AtoModules.parseModuleNames(new String(read.bytes(), StandardCharsets.UTF_8));
        return modules.contains(module)
                ? Optional.empty()
                : Optional.of(new Fault(
                        ErrorCode.NOT_FOUND,
                        "%s declares no %s.".formatted(NameSuggestions.shorten(file), module),
                        modules.isEmpty() ? "It declares no modules." : "It declares " + String.join(", ", modules) + "."));
    }
}
