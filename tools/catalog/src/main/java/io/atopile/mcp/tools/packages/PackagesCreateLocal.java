package io.atopile.mcp.tools.packages;

import io.atopile.mcp.packages.PackageChange;
import io.atopile.mcp.packages.PackageChange.NewFile;
import io.atopile.mcp.packages.PackageId;
import io.atopile.mcp.packages.PackageManifest;
import io.atopile.mcp.tool.Claim;
import io.atopile.mcp.tool.Doc;
import io.atopile.mcp.tool.Effect;
import io.atopile.mcp.tool.ErrorCode;
import io.atopile.mcp.tool.Range;
import io.atopile.mcp.tool.Tool;
import io.atopile.mcp.tool.ToolContext;
import io.atopile.mcp.tool.ToolFailure;
import io.atopile.mcp.tool.ToolResult;
import io.atopile.mcp.tool.ToolSpec;
import io.atopile.mcp.tool.Toolset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Creates a local package in the project. */
@ToolSpec(
        name = "packages_create_local",
        title = "Create a local package",
        description = "Creates packages/NAME with an ato.yaml and a module, adds it to the project's ato.yaml and installs it, so that designs can "
                + "import it at once. All or nothing. After you change its files, call packages_sync to update the copy that designs import. Needs "
                + "atopile, but no network as long as all other packages are installed.",
        next = "Write its module with project_edit_file, then build_run.",
        toolset = Toolset.PACKAGES,
        effects = {Effect.WRITES_PROJECT, Effect.REACHES_NETWORK},
        deadlineSeconds = 120,
        aliases = "package_create_local")
record PackagesCreateLocal(PackageOperations desk) implements Tool<PackagesCreateLocal.Input, PackagesCreateLocal.Output> {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final Pattern MODULE = Pattern.compile("[A-Z][A-Za-z0-9_]*");

    /** What to create. */
    public record Input(
            @Doc("Package name: lower-case letters, digits and -, e.g. usb-power.") @Range(min = 2, max = 40) String name,
            @Doc("Name of its module, starting with a capital letter. Default: derived from name, e.g. UsbPower.") @Range(min = 1, max = 60)
                    Optional<String> module,
            @Doc("Summary in one line.") @Range(min = 1, max = 200) Optional<String> description) {}

    /** The package. */
    public record Output(
            String identifier,
            @Doc("File for the design.") String file,
            @Doc("For the top of an .ato file.") String importLine,
            List<String> files,
            List<String> warnings) {}

    @Override
    public List<Claim> resolveClaims(Input input, ToolContext context) {
        return PackageOperations.resolveClaims(context.project());
    }

    @Override
    public ToolResult<Output> call(Input input, ToolContext context) throws InterruptedException, ToolFailure {
        var module = input.module().orElseGet(() -> toPascalCase(input.name()));
        if (!NAME.matcher(input.name()).matches() || !MODULE.matcher(module).matches()) {
            throw ToolFailure.ofUnwritten(
                    ErrorCode.VALIDATION_ERROR,
                    "A package name has only lower-case letters, digits and -; its module name starts with a capital letter.",
                    "For example usb-power and UsbPower.");
        }
        var id = new PackageId("local/" + input.name());
        var manifest = PackageOperations.readManifestToChange(context.project());
        if (manifest.flatMap(known -> known.findDependency(id)).isPresent()) {
            throw ToolFailure.ofUnwritten(ErrorCode.CONFLICT, "ato.yaml already lists %s.".formatted(id), "Choose another name.");
        }
        var path = "packages/" + input.name();
        var source = input.name().replace('-', '_') + ".ato";
        var files = List.of(
                new NewFile("ato.yaml", buildManifest(id, source, module, manifest.flatMap(PackageManifest::requires), input.description())),
                new NewFile(source, buildModule(module, input.description())));
        var done = desk.change(context, new PackageChange.Create(id, path, files));
        var line = "from \"%s/%s\" import %s".formatted(id, source, module);
        return ToolResult.ok(
                new Output(id.text(), path + "/" + source, line, files.stream().map(file -> path + "/" + file.name()).toList(), done.warnings()),
                ("Created %s. Use it with: %s. After changing its files, call packages_sync. "
                        + "It is also a project of its own: pass project \"%s\" for this one.")
                        .formatted(id, line, context.workspace().label(context.project())));
    }

    private static String toPascalCase(String name) {
        return Pattern.compile("-").splitAsStream(name)
                .filter(word -> !word.isEmpty())
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining());
    }

    private static String buildManifest(PackageId id, String source, String module, Optional<String> requires, Optional<String> description) {
        return requires.map(range -> "requires-atopile: \"%s\"\n\n".formatted(range)).orElse("")
                + """
                package:
                  identifier: %s
                  version: 0.1.0
                %s
                paths:
                  src: ./
                  layout: ./layouts

                builds:
                  default:
                    entry: %s:%s
                """.formatted(id, description.map(text -> "  summary: \"%s\"\n".formatted(sanitizeText(text))).orElse(""), source, module);
    }

    private static String buildModule(String module, Optional<String> description) {
        return "module %s:\n    \"\"\"%s\"\"\"\n    pass\n".formatted(module, sanitizeText(description.orElse("To be written.")));
    }

    private static String sanitizeText(String text) {
        return text.replaceAll("\\p{Cntrl}+", " ").replace("\\", "/").replace('"', '\'');
    }
}
