package io.atopile.mcp.explain;

import io.atopile.mcp.build.DesignAssertion;
import io.atopile.mcp.verify.AssertionVerdict;
import io.atopile.mcp.verify.DesignVerification;
import io.atopile.mcp.verify.ExportedDesign;
import io.atopile.mcp.verify.ToleranceSearch;
import io.atopile.mcp.verify.SufficientChange;
import io.atopile.mcp.verify.VerifiedAssertion;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A design, instantiated from the current sources, and the verdicts on its assertions. */
record VerifiedDesign(ExportedDesign exported, DesignVerification verification) {

    /** Verifies the design of an entry; empty if it can't be instantiated. */
    static Optional<VerifiedDesign> read(DiagnosticContext subject) throws InterruptedException {
        Path root = subject.project().root();
        var json = subject.knowledge().exportDesign(root, subject.entry());
        if (json.isEmpty()) {
            return Optional.empty();
        }
        var exported = ExportedDesign.read(json.get(), root, subject.entry());
        return Optional.of(new VerifiedDesign(exported, DesignVerification.of(exported))).filter(design -> design.verification().failure().isEmpty());
    }

    Stream<VerifiedAssertion> listViolated() {
        return verification.assertions().stream().filter(VerifiedAssertion::isViolated);
    }

    boolean hasUndecided() {
        return verification.count(AssertionVerdict.UNDECIDED) > 0;
    }

    /** Returns the verdicts on the assertion at a line, one for each instance of its module. */
    List<VerifiedAssertion> findAt(String file, int line) {
        return verification.assertions().stream()
                .filter(each -> each.place().file().equals(file) && each.place().line() == line)
                .toList();
    }

    /** Returns whether the design contains an assertion, wherever it is in its file now. */
    boolean contains(DesignAssertion written) {
        return verification.assertions().stream()
                .anyMatch(each -> each.place().file().equals(written.file()) && each.text().equals(written.text()));
    }

    List<SufficientChange> searchChanges(VerifiedAssertion violated) throws InterruptedException {
        return ToleranceSearch.search(exported, violated);
    }
}
