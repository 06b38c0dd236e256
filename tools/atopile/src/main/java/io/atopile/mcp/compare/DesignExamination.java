package io.atopile.mcp.compare;

import io.atopile.mcp.introspect.DesignCompiler;
import io.atopile.mcp.verify.DesignDeclarations;
import io.atopile.mcp.verify.DesignVerification;
import io.atopile.mcp.verify.ExportedDesign;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The verdicts on a design's assertions and the values that its sources declare.
 *
 * @param obstacle why the design could not be examined, without a full stop; it has neither verdicts nor values then
 */
public record DesignExamination(DesignVerification verification, DesignDeclarations declarations, Optional<String> obstacle) {

    /** The examination of a design that doesn't exist. */
    public static final DesignExamination NONE = new DesignExamination(Optional.empty());

    private DesignExamination(Optional<String> obstacle) {
        this(new DesignVerification(List.of(), List.of(), List.of(), Set.of(), Optional.empty()), DesignDeclarations.NONE, obstacle);
    }

    /** Returns the examination of a design that can't be examined. */
    public static DesignExamination ofObstacle(String why) {
        return new DesignExamination(Optional.of(why));
    }

    /**
     * Reads what the program {@code design.py} returned.
     *
     * @param root the project's
     * @param entry of the form {@code file:Module}
     */
    public static DesignExamination of(DesignCompiler.Result result, Path root, String entry) throws InterruptedException {
        return switch (result) {
            case DesignCompiler.Result.Printed(var json) when json.has("error") -> ofObstacle("the sources do not compile");
            case DesignCompiler.Result.Printed(var json) -> of(ExportedDesign.read(json, root, entry));
            case DesignCompiler.Result.Broken _ -> ofObstacle("atopile could not instantiate the design");
            case DesignCompiler.Result.Forbidden _ -> ofObstacle("the design executes Python, or imports files from outside the project");
        };
    }

    private static DesignExamination of(ExportedDesign exported) throws InterruptedException {
        return new DesignExamination(DesignVerification.of(exported), DesignDeclarations.of(exported), Optional.empty());
    }
}
