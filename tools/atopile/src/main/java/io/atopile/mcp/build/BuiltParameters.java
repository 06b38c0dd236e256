package io.atopile.mcp.build;

import io.atopile.mcp.verify.VerifiedParameter;
import java.util.List;
import java.util.Optional;

/**
 * What the verification of a build found out about parameters, stored next to the build's record, because its sources may change later.
 *
 * @param module the name of the entry's module, with which the paths of its own parameters begin in atopile's reports
 */
public record BuiltParameters(String module, List<VerifiedParameter> parameters) {

    /** Nothing is known. */
    public static final BuiltParameters NONE = new BuiltParameters("", List.of());

    public BuiltParameters {
        parameters = List.copyOf(parameters);
    }

    static BuiltParameters of(String entry, List<VerifiedParameter> parameters) {
        return new BuiltParameters(entry.substring(entry.lastIndexOf(':') + 1), parameters);
    }

    /** Returns what is known of a parameter by its path in atopile's reports. */
    public Optional<VerifiedParameter> find(String path) {
        String own = module + ".";
        return findByName(path).or(() -> path.startsWith(own) ? findByName(path.substring(own.length())) : Optional.empty());
    }

    private Optional<VerifiedParameter> findByName(String name) {
        return parameters.stream().filter(each -> each.name().equals(name)).findFirst();
    }
}
