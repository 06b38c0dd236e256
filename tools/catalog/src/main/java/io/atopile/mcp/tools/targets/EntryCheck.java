package io.atopile.mcp.tools.targets;

import io.atopile.mcp.build.AtoModules;
import io.atopile.mcp.file.FileReader;
import io.atopile.mcp.file.PathResolution.Inside;
import io.atopile.mcp.file.PathResolution.Refused;
import io.atopile.mcp.file.ProjectBoundary;
import io.atopile.mcp.file.ReadOutcome;
import io.atopile.mcp.tool.ErrorCode;
import io.atopile.mcp.tool.NameSuggestions;
import io.atopile.mcp.tool.ToolFailure;
import io.atopile.mcp.tools.answer.ProjectPaths;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Checks that an entry names an existing module. */
final class EntryCheck {

    private static final Pattern FORM = Pattern.compile("([^:\"'\\\\\\p{Cntrl}]{1,200}\\.ato):([A-Za-z_][A-Za-z0-9_]{0,99})");
    private static final int LARGEST = 4 << 20;

    private EntryCheck() {}

    static void require(ProjectBoundary scope, String entry) throws ToolFailure {
        var form = FORM.matcher(entry);
        if (!form.matches()) {
            throw ToolFailure.ofUnwritten(
                    ErrorCode.VALIDATION_ERROR,
                    "An entry has the form file.ato:Module, with the file relative to the project's root.",
                    "For example main.ato:App.");
        }
        var file = form.group(1);
        switch (scope.toRead(file)) {
            case Inside place -> requireModule(place, file, form.group(2));
            case Refused refused -> throw ToolFailure.ofUnwritten(
                    ProjectPaths.toErrorCode(refused), refused.message() + ".", "Choose a file in the project.");
        }
    }

    private static void requireModule(Inside place, String file, String module) throws ToolFailure {
        if (!(FileReader.read(place, LARGEST) instanceof ReadOutcome.Bytes read)) {
            throw ToolFailure.ofUnwritten(
                    ErrorCode.NOT_FOUND, "There is no file '%s'.".formatted(NameSuggestions.shorten(file)), "Create it with project_create_path.");
        }
        var modules = AtoModules.parseModuleNames(new String(read.bytes(), StandardCharsets.UTF_8));
        if (!modules.contains(module)) {
            throw ToolFailure.ofUnwritten(
                    ErrorCode.NOT_FOUND,
                    "%s declares no %s.".formatted(NameSuggestions.shorten(file), module),
                    modules.isEmpty() ? "It declares no modules." : "It declares " + String.join(", ", modules) + ".");
        }
    }
}
