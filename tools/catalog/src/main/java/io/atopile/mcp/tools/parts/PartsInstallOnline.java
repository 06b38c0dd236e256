package io.atopile.mcp.tools.parts;

import io.atopile.mcp.parts.Part;
import io.atopile.mcp.parts.catalogue.ProjectPartProvider;
import io.atopile.mcp.parts.install.EasyEdaPart;
import io.atopile.mcp.parts.install.ValueInsertion;
import io.atopile.mcp.project.AtoFinder;
import io.atopile.mcp.project.AtoSearchResult;
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
import io.atopile.mcp.tools.answer.AtopileUnavailable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Installs a part into a project as atopile itself does, or else as {@link PartsInstall} does. */
@ToolSpec(
        name = "parts_install_online",
        title = "Install a part from EasyEDA",
        description = "Writes a part that has an LCSC number, by its id from parts_search or parts_search_online, into the project's parts folder "
                + "as `ato create part` does: symbol, footprint and 3D model from EasyEDA. Needs atopile, a sign-in (ato auth login) and the "
                + "network; if EasyEDA's data is not available, it installs from KiCad's libraries like parts_install, and the message says why. "
                + "All or nothing; a number that the project already has changes nothing. To undo, pass each entry of undo_ids to project_undo_edit.",
        next = "Import it with project_edit_file, then build_run.",
        toolset = Toolset.PARTS,
        effects = {Effect.WRITES_PROJECT, Effect.REACHES_NETWORK},
        idempotent = true,
        deadlineSeconds = 180)
record PartsInstallOnline(PartLookup desk, PartsInstall install, AtoFinder finder, Path scratch)
        implements Tool<PartsInstallOnline.Input, PartsInstall.Output> {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    /** Which part. */
    public record Input(@Doc("Part id from parts_search or parts_search_online.") @Range(min = 1, max = 300) String id) {}

    @Override
    public ToolResult<PartsInstall.Output> call(Input input, ToolContext context) throws InterruptedException, ToolFailure {
        var part = desk.requirePartToInstall(context, input.id());
        var number = part.supplierNumber().orElseThrow(() -> ToolFailure.ofUnwritten(
                ErrorCode.VALIDATION_ERROR,
                "%s has no LCSC number.".formatted(part.partNumber()),
                "parts_install can install it from KiCad's libraries."));
        var there = new ProjectPartProvider(context.project()).findBySupplierNumber(number);
        return there.isPresent() ? toUnchangedResult(there.get()) : create(part, number, context);
    }

    private ToolResult<PartsInstall.Output> create(Part part, String number, ToolContext context) throws InterruptedException, ToolFailure {
        var search = finder.find();
        if (!(search instanceof AtoSearchResult.Ready(var ato))) {
            throw AtopileUnavailable.toFailure(search).toUnwritten();
        }
        try {
            var within = PATIENCE.compareTo(context.remaining()) < 0 ? PATIENCE : context.remaining();
            return switch (EasyEdaPart.make(ato, context.project(), number, scratch, within)) {
                case EasyEdaPart.Outcome.Made(var ready) -> install.install(part, ValueInsertion.addValues(ready, part), context, "");
                case EasyEdaPart.Outcome.NotMade(var reason) -> install.fromKicad(
                        part,
                        Optional.empty(),
                        Optional.empty(),
                        context,
                        " EasyEDA's data was not available (%s), so KiCad's libraries are used.".formatted(reason));
            };
        } catch (IOException _) {
            throw ToolFailure.ofUnwritten(
                    ErrorCode.TRANSIENT_BACKEND_ERROR,
                    "The state directory can't be written now.",
                    "Check whether the disk is full.");
        }
    }

    private static ToolResult<PartsInstall.Output> toUnchangedResult(Part part) {
        var file = part.id().key();
        var folder = file.substring(0, file.lastIndexOf('/'));
        var component = folder.substring(folder.lastIndexOf('/') + 1) + "_package";
        var line = "from \"%s\" import %s".formatted(file, component);
        return ToolResult.ok(
                new PartsInstall.Output(folder, line, component, List.of(), List.of(), "not checked, since nothing changed", List.of(), List.of(), true),
                "%s is already in the project, as %s; nothing changed.".formatted(part.partNumber(), folder));
    }
}
