package io.atopile.mcp.tools.packages;

import io.atopile.mcp.packages.InstalledPackage;
import io.atopile.mcp.packages.InstalledPackages;
import io.atopile.mcp.packages.PackageRegistry.Told;
import io.atopile.mcp.packages.RegistryPackage;
import io.atopile.mcp.tool.Default;
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
import io.atopile.mcp.tools.answer.ListPage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Searches the registry and the installed packages. */
@ToolSpec(
        name = "packages_search",
        title = "Search packages",
        description = "Searches for reusable designs: the packages installed in the project, which come first and need no network, and atopile's "
                + "registry. If the registry can't be searched, registry_silent gives the reason. packages_get shows how to use a package, "
                + "packages_install adds it to the project. Reaches the network; changes nothing.",
        next = "packages_get returns import lines, packages_install adds one.",
        toolset = Toolset.PACKAGES,
        effects = {Effect.READS, Effect.REACHES_NETWORK},
        idempotent = true,
        aliases = "find_packages")
record PackagesSearch(PackageOperations desk) implements Tool<PackagesSearch.Input, PackagesSearch.Output> {

    /** What to look for. */
    public record Input(
            @Doc("Words in the name or description, e.g. usb-c or buck converter.") @Range(min = 1, max = 100) String query,
            @Doc("Packages per page.") @Default("20") @Range(min = 1, max = 50) int limit,
            @Doc(Doc.CURSOR) Optional<String> cursor) {}

    /** A page of packages. */
    public record Output(
            List<Entry> packages,
            @Doc(Doc.TOTAL) int total,
            @Doc("Why the registry could not be searched; it may still have matching packages.") Optional<String> registrySilent,
            @Doc(Doc.NEXT_CURSOR) Optional<String> nextCursor) {}

    /** One package. */
    public record Entry(
            String identifier,
            @Doc("Newest version in the registry; absent if unknown.") Optional<String> newest,
            @Doc("Version in the project; absent if not installed.") Optional<String> installed,
            String summary) {}

    @Override
    public ToolResult<Output> call(Input input, ToolContext context) throws InterruptedException, ToolFailure {
        PackageOperations.readManifest(context.project());
        var installed = InstalledPackages.list(context.project());
        var entries = new LinkedHashMap<String, Entry>();
        installed.stream()
                .filter(known -> matches(known, input.query()))
                .forEach(known -> entries.put(known.id().text(), toEntry(known)));
        var silent = switch (desk.registry().search(input.query())) {
            case Told.Found(var found) -> {
                found.forEach(brief -> entries.merge(brief.identifier(), toEntry(brief, installed), PackagesSearch::mergeEntries));
                yield Optional.<String>empty();
            }
            case Told.Absent<List<RegistryPackage.Brief>> _ -> Optional.of("The package registry doesn't support this type of search");
            case Told.Silent(var reason, _) -> Optional.of(reason);
        };
        return toResult(ListPage.of(List.copyOf(entries.values()), input.cursor(), input.limit()), entries.size(), silent, PackageOperations.describeSkippedRegistry(context.project()));
    }

    private static ToolResult<Output> toResult(ListPage<Entry> page, int total, Optional<String> silent, String unasked) {
        var output = new Output(page.items(), total, silent, page.next());
        if (silent.isPresent() && total == 0) {
            return ToolResult.<Output>fail(
                            ErrorCode.TRANSIENT_BACKEND_ERROR,
                            silent.get() + ". No installed package matches; whether others do is unknown." + unasked,
                            "Try again in a minute; installed packages work without the registry.")
                    .withData(output);
        }
        var message = "%s.%s%s".formatted(
                page.describe(total, "packages"),
                silent.map(reason -> " Installed packages only: " + reason + ".").orElse(""),
                unasked);
        return ToolResult.ok(output, message)
                .withHint(total == 0 ? Optional.of("Use one word for what the package does or its main part, such as regulator or rp2040; stdlib_list has generic modules, parts_search parts.") : Optional.empty());
    }

    private static boolean matches(InstalledPackage installed, String query) {
        var text = (installed.id() + " " + installed.manifest().summary().orElse("")).toLowerCase(Locale.ROOT);
        return query.toLowerCase(Locale.ROOT).strip().lines().allMatch(line -> List.of(line.split("\\s+")).stream().allMatch(text::contains));
    }

    private static Entry toEntry(InstalledPackage installed) {
        return new Entry(installed.id().text(), Optional.empty(), Optional.of(installed.version()), installed.manifest().summary().orElse(""));
    }

    private static Entry toEntry(RegistryPackage.Brief brief, List<InstalledPackage> installed) {
        var version = installed.stream().filter(known -> known.id().text().equals(brief.identifier())).map(InstalledPackage::version).findFirst();
        return new Entry(brief.identifier(), Optional.of(brief.version()), version, brief.summary());
    }

    private static Entry mergeEntries(Entry installed, Entry found) {
        return new Entry(installed.identifier(), found.newest(), installed.installed(), installed.summary().isEmpty() ? found.summary() : installed.summary());
    }
}
