package io.atopile.mcp.project;

import io.atopile.mcp.dialect.AtoVersion;
import java.util.Comparator;

/** How the versions that a project asks for compare with the installed one. */
public enum RequiredVersion {
    OLDER,
    SATISFIED,
    NEWER,
    /** It isn't written in a form that is known. */
    UNKNOWN;

    private static final Comparator<AtoVersion> ORDER =
            Comparator.comparingInt(AtoVersion::major).thenComparingInt(AtoVersion::minor).thenComparingInt(AtoVersion::patch);

    public static RequiredVersion read(String text, AtoVersion installed) {
        return VersionRequirement.parse(text).map(wanted -> of(wanted, installed)).orElse(UNKNOWN);
    }

    /** A requirement that isn't satisfied is newer if its lower bound is. */
    static RequiredVersion of(VersionRequirement wanted, AtoVersion installed) {
        if (wanted.isSatisfiedBy(installed)) {
            return SATISFIED;
        }
        boolean newer = wanted.bounds().stream()
                .filter(bound -> !bound.operator().startsWith("<"))
                .anyMatch(bound -> ORDER.compare(bound.version(), installed) > 0 || (bound.operator().equals(">") && bound.version().equals(installed)));
        return newer ? NEWER : OLDER;
    }
}
