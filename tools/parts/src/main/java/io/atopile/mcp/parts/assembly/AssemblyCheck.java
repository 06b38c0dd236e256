package io.atopile.mcp.parts.assembly;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Compares the BOM, the placement file and the board of a target with each other. */
public final class AssemblyCheck {

    private AssemblyCheck() {}

    /** Returns the findings: first those with which the board can't be assembled. Files that don't exist are not compared. */
    public static List<AssemblyFinding> check(AssemblyFiles files, CataloguedPackage.Lookup catalogs) throws InterruptedException {
        var packages = files.bom().isPresent() ? new PackageCheck(files, catalogs).check(files.bom().get()) : List.<AssemblyFinding>of();
        return Stream.of(DesignatorCheck.check(files), MembershipCheck.check(files), PlacementCheck.check(files), packages)
                .flatMap(List::stream)
                .sorted(Comparator.comparing((AssemblyFinding finding) -> !finding.error()).thenComparing(AssemblyFinding::fault))
                .toList();
    }
}
