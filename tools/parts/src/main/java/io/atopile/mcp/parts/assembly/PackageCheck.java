package io.atopile.mcp.parts.assembly;

import io.atopile.mcp.report.Bom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Compares the package of each part with its footprint. What can't be read from names and numbers isn't a finding. */
record PackageCheck(AssemblyFiles files, CataloguedPackage.Lookup catalogs) {

    private static final Pattern CHIP = Pattern.compile("\\d{4,5}");
    private static final Pattern IC = Pattern.compile("(?:SOIC|DIP|QFN|UQFN|DFN|UDFN|SON|TSSOP|SSOP|VSSOP|MSOP|QSOP|LQFP|TQFP|QFP)-(?<pins>\\d{1,4}).*");

    List<AssemblyFinding> check(Bom bom) throws InterruptedException {
        var findings = new ArrayList<AssemblyFinding>();
        for (var component : bom.components()) {
            check(component).ifPresent(findings::add);
        }
        return findings;
    }

    private Optional<AssemblyFinding> check(Bom.Component component) throws InterruptedException {
        var footprint = component.packageName().orElse("");
        var land = LandPackage.read(footprint);
        var number = component.mpn().orElse("");
        if (land.isEmpty()) {
            return Optional.empty();
        }
        var numbered = PartNumberPackage.read(number);
        if (numbered.filter(name -> isDifferent(name, land.get())).isPresent()) {
            var source = locate(component, "part number %s: %s".formatted(number, numbered.get()));
            return Optional.of(build(component, numbered.get(), "its part number", source));
        }
        var supplied = component.lcsc().filter(text -> !text.isBlank());
        var catalogued = supplied.isPresent() ? catalogs.find(supplied.get()) : Optional.<CataloguedPackage>empty();
        return catalogued
                .filter(found -> isDifferent(found.packageName(), land.get()))
                .map(found -> build(
                        component, found.packageName(), found.catalog(), AssemblyEvidence.ofWhole(found.catalog(), "%s: %s".formatted(supplied.orElseThrow(), found.packageName()))));
    }

    /** Returns evidence from the part's line in the BOM for assemblers, or from atopile's own BOM if the other doesn't have it. */
    private AssemblyEvidence locate(Bom.Component component, String value) {
        var rows = files.indexTable();
        return component.designators().stream()
                .flatMap(name -> Optional.ofNullable(rows.get(name)).stream())
                .findFirst()
                .map(row -> AssemblyEvidence.of(files.tablePath(), row.line(), value))
                .orElseGet(() -> AssemblyEvidence.ofWhole(files.bomPath(), value));
    }

    /** Returns evidence from the board, or from the BOM without one. */
    private AssemblyEvidence locateFootprint(Bom.Component component, String value) {
        var board = files.indexBoard();
        return component.designators().stream()
                .flatMap(name -> Optional.ofNullable(board.get(name)).stream())
                .findFirst()
                .map(placed -> AssemblyEvidence.of(files.boardPath(), placed.line(), value))
                .orElseGet(() -> locate(component, value));
    }

    /**
     * Whether no part of one package fits the other: other chip sizes, or another number of pins. One pin more is no difference, since some count the
     * exposed pad, and some packages omit a pin.
     */
    private static boolean isDifferent(String one, String other) {
        if (CHIP.matcher(one).matches() && CHIP.matcher(other).matches()) {
            return !one.equals(other);
        }
        var pins = IC.matcher(one);
        var others = IC.matcher(other);
        return pins.matches() && others.matches() && Math.abs(Integer.parseInt(pins.group("pins")) - Integer.parseInt(others.group("pins"))) > 1;
    }

    private AssemblyFinding build(Bom.Component component, String wanted, String sourceName, AssemblyEvidence source) {
        var footprint = component.packageName().orElse("");
        var land = LandPackage.read(footprint).orElse(footprint);
        return new AssemblyFinding(
                AssemblyFault.PACKAGE_DIFFERS,
                false,
                component.designators(),
                "%s: %s is in package %s according to %s, but the footprint %s is for %s.".formatted(
                        AssemblyText.join(component.designators()), component.mpn().or(component::lcsc).orElse("the part"), wanted, sourceName, footprint, land),
                List.of(source, locateFootprint(component, "footprint %s: %s".formatted(footprint, land))));
    }
}
