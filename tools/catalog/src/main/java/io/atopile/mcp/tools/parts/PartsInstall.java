package io.atopile.mcp.tools.parts;

import io.atopile.mcp.imports.ReadAccess;
import io.atopile.mcp.language.Document;
import io.atopile.mcp.language.LanguageServer;
import io.atopile.mcp.language.LanguageServerResult;
import io.atopile.mcp.language.LspDiagnostic;
import io.atopile.mcp.parts.KicadLibraryId;
import io.atopile.mcp.parts.Part;
import io.atopile.mcp.parts.install.PartDraft;
import io.atopile.mcp.parts.install.PartInstaller;
import io.atopile.mcp.parts.kicad.KicadLibraries;
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
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** Installs a part into a project. */
@ToolSpec(
        name = "parts_install",
        title = "Add a component to the project",
        description = "Adds a component to the project: writes a part, by its id from parts_search, into the parts folder, for designs to "
                + "import: component, symbol, footprint and known values as parameters. Pins are checked against pads. All or nothing; "
                + "repeating it changes nothing; existing files with other content are never overwritten. Pass each of undo_ids to "
                + "project_undo_edit to undo it. Needs KiCad's libraries, no network.",
        next = "Import it with project_edit_file, then build_run.",
        toolset = Toolset.PARTS,
        effects = Effect.WRITES_PROJECT,
        idempotent = true)
record PartsInstall(PartLookup desk, Optional<KicadLibraries> libraries, PartInstaller installer, LanguageServer language)
        implements Tool<PartsInstall.Input, PartsInstall.Output> {

    private static final int MOST_SIGNALS = 200;

    /** Which part, and with which footprint and name. */
    public record Input(
            @Doc("Part id from parts_search.") @Range(min = 1, max = 300) String id,
            @Doc("KiCad footprint as library:name, if the part has none or another is wanted.") @Range(min = 3, max = 200) Optional<String> footprint,
            @Doc("Name of the folder and the component. Default: derived from the part number.") @Range(min = 1, max = 80) Optional<String> name) {}

    /** The installed part. */
    public record Output(
            String folder,
            @Doc("For the top of the file that uses it.") String importLine,
            @Doc("For new NAME.") String component,
            List<Signal> signals,
            @Doc("Parameters of the instance that have a value, such as resistance.") List<Value> values,
            @Doc("Whether the language server checked it; if not, why.") String check,
            List<Source> sources,
            @Doc("To undo each file with project_undo_edit.") List<Undo> undoIds,
            @Doc("Whether it was already there, byte for byte.") boolean unchanged) {}

    /** A signal that can be connected. */
    public record Signal(String name, List<String> pads) {}

    /** A parameter, with its value in the language's notation. */
    public record Value(String parameter, String value) {}

    /** The source of a fact. */
    public record Source(String fact, String source) {}

    /** How to undo one file. */
    public record Undo(String path, String undoId) {}

    @Override
    public ToolResult<Output> call(Input input, ToolContext context) throws InterruptedException, ToolFailure {
        var footprint = input.footprint().flatMap(KicadLibraryId::of);
        if (input.footprint().isPresent() && footprint.isEmpty()) {
            throw ToolFailure.ofUnwritten(
                    ErrorCode.VALIDATION_ERROR,
                    "footprint must have the form library:name.",
                    "For example Resistor_SMD:R_0603_1608Metric.");
        }
        return fromKicad(desk.requirePartToInstall(context, input.id()), footprint, input.name(), context, "");
    }

    /**
     * Installs a part from KiCad's libraries.
     *
     * @param note is added to the message
     */
    ToolResult<Output> fromKicad(Part part, Optional<KicadLibraryId> footprint, Optional<String> name, ToolContext context, String note)
            throws InterruptedException, ToolFailure {
        if (libraries.isEmpty()) {
            throw ToolFailure.ofUnwritten(ErrorCode.CAPABILITY_MISSING, "KiCad's libraries are not installed." + note, KicadLibraries.FIX);
        }
        return switch (PartDraft.of(part, libraries.get(), footprint, name)) {
            case PartDraft.Unfit(var reason, var choices) -> throw ToolFailure.ofUnwritten(
                    ErrorCode.VALIDATION_ERROR,
                    reason + "." + note,
                    choices.isEmpty() ? "parts_get shows what is known about it." : "Matching footprints: " + String.join(", ", choices) + ".");
            case PartDraft.Ready ready -> install(part, ready, context, note);
        };
    }

    /**
     * Installs a part whose files are ready.
     *
     * @param note is added to the message
     */
    ToolResult<Output> install(Part part, PartDraft.Ready ready, ToolContext context, String note) throws InterruptedException, ToolFailure {
        var checked = new AtomicReference<>("not checked, since nothing changed");
        try {
            var outcome = installer.install(context.project(), ready, (place, text) -> {
                var verdict = toVerdict(language.listDiagnostics(new Document(context.project(), place.real(), text)));
                checked.set(verdict.check());
                return verdict.fault();
            });
            return switch (outcome) {
                case PartInstaller.Outcome.Installed(var undo, var warnings) -> ToolResult.ok(
                        buildOutput(ready, checked.get(), undo, false), buildMessage(part, ready, warnings) + note);
                case PartInstaller.Outcome.AlreadyThere _ -> ToolResult.ok(
                        buildOutput(ready, checked.get(), Map.of(), true),
                        "%s is already there, unchanged; write `%s`.".formatted(part.partNumber(), ready.importLine()));
                case PartInstaller.Outcome.Taken(var path) -> throw ToolFailure.ofUnwritten(
                        ErrorCode.CONFLICT,
                        "%s contains something else: another part, or this one edited by hand.".formatted(path),
                        "Pass another name, or move that folder away.");
                case PartInstaller.Outcome.Failed(var reason, var left) -> throw new ToolFailure(
                        ErrorCode.VALIDATION_ERROR,
                        left.isEmpty() ? "NO FILES REMAIN. " + reason + "." : "These files remain: %s. %s.".formatted(String.join(", ", left), reason));
            };
        } catch (IOException _) {
            throw ToolFailure.ofUnwritten(
                    ErrorCode.TRANSIENT_BACKEND_ERROR,
                    "The project can't be read or written now.",
                    "Check whether the disk is full.");
        }
    }

    private record Verdict(String check, Optional<String> fault) {}

    private static Verdict toVerdict(LanguageServerResult<List<LspDiagnostic>> told) {
        return switch (told) {
            case LanguageServerResult.Answer<List<LspDiagnostic>>(var problems) -> new Verdict(
                    "checked by the language server",
                    problems.stream().filter(LspDiagnostic::error).findFirst().map(problem -> "The language server rejects it: " + problem.message()));
            case LanguageServerResult.NoAtopile<List<LspDiagnostic>> _ -> new Verdict("not checked: atopile is not available", Optional.empty());
            case LanguageServerResult.Silent<List<LspDiagnostic>>(var reason) -> new Verdict("not checked: " + reason, Optional.empty());
            case LanguageServerResult.Denied<List<LspDiagnostic>>(var reason) -> new Verdict("not checked: " + reason, Optional.empty());
            case LanguageServerResult.Escaping<List<LspDiagnostic>>(var imports) -> new Verdict("not checked: " + ReadAccess.describe(imports.getFirst()), Optional.empty());
        };
    }

    private static Output buildOutput(PartDraft.Ready ready, String check, Map<String, String> undo, boolean unchanged) {
        var signals = new ArrayList<Signal>();
        ready.signals().forEach((name, pads) -> signals.add(new Signal(name, pads)));
        var sources = new ArrayList<Source>();
        ready.sources().forEach((fact, source) -> sources.add(new Source(fact, source)));
        var undoIds = new ArrayList<Undo>();
        undo.forEach((path, id) -> undoIds.add(new Undo(path, id)));
        return new Output(
                PartInstaller.getFolder(ready),
                ready.importLine(),
                ready.name() + "_package",
                signals.stream().limit(MOST_SIGNALS).toList(),
                ready.values().known().stream().map(value -> new Value(value.name(), value.text())).toList(),
                check,
                sources,
                undoIds,
                unchanged);
    }

    private static String buildMessage(Part part, PartDraft.Ready ready, List<String> warnings) {
        return "Added %s to the project; write `%s` and `new %s_package`.%s%s".formatted(
                part.partNumber(),
                ready.importLine(),
                ready.name(),
                describeOpen(ready.values().open()),
                warnings.isEmpty() ? "" : " " + String.join(" ", warnings));
    }

    private static String describeOpen(List<String> open) {
        return open.isEmpty() ? "" : " Its %s has no value in the design, because the tolerance is unknown.".formatted(String.join(" and its ", open));
    }
}
