package io.atopile.mcp.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.atopile.mcp.verify.ValueExpression.Literal;
import io.atopile.mcp.verify.ValueExpression.Operation;
import io.atopile.mcp.verify.ValueExpression.Parameter;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values as they are written in sources, and values that are written instead. */
class ValueStatementTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            r.resistance = 4.7kohm +/- 5%      | 4465    | 4935    | 4.7kohm +/- 2%      | 10kohm +/- 5%
            c = 100nF ± 20 %                   | 80e-9   | 120e-9  | 100nF ± 2 %         | 10000000000000nF ± 20 %
            r = 1_000ohm +/- 0.01kohm          | 990     | 1010    | 1_000ohm +/- 0.02kohm | 10000ohm +/- 0.1kohm
            v = 4.9 to 5.1V                    | 4.9     | 5.1     | 4.9 to 5.1V         | 9800 to 10200V
            v: V = 3300mV                      | 3.3     | 3.3     | ''                  | 10000000mV
            assert v within 4.9V to 5100mV     | 4.9     | 5.1     | 4.9V to 5100mV      | 9800V to 10200000mV
            v = -5V +/- 10%                    | -5.5    | -4.5    | -5V +/- 2%          | 10000V +/- 10%
            """)
    void aValueIsReadAndWrittenInItsOwnForm(String statement, double low, double high, String tolerance, String nominal) {
        ValueStatement read = read(statement, low, high).orElseThrow();
        assertEquals(tolerance, read.writeTolerance(new BigDecimal("0.02")).map(LiteralText::toString).orElse(""));
        assertEquals(nominal, read.writeNominal(new BigDecimal("10000")).toString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            t = 25degC                         | 298.15  | 298.15
            t = 20degC to 30degC               | 293.15  | 303.15
            w = 2min                           | 120     | 120
            r = a * 2                          | 4       | 6
            r = 10kohm +/- 5%                  | 9000    | 11000
            x = 0V                             | 0       | 0
            """)
    void aValueThatIsNotAPowerOfTenOfItsTextIsLeftAlone(String statement, double low, double high) {
        assertEquals(Optional.empty(), read(statement, low, high));
    }

    private static Optional<ValueStatement> read(String statement, double low, double high) {
        var place = new PredicatePlace("d.ato", 1, 1);
        var values = RangeUnion.of(low, high);
        var expression = new Operation(ExpressionOperator.IS_SUBSET, List.of(new Parameter("x"), new Literal(values, "V")));
        var predicate = new DesignPredicate(Optional.of(place), PredicateKind.VALUE, expression);
        return ValueStatement.read(new RangeClaim("x", values, predicate), place, "V", statement);
    }

    @ParameterizedTest
    @CsvSource({
        "9600, 10400, 9000, Ω, 10000",
        "19300, 19600, 20000, Ω, 19600",
        "10300, 10400, 10000, Ω, 10300",
        "1e-7, 2e-7, 1.45e-7, F, 1.5e-7",
        "4.51, 15, 1.5, V, 5",
        "4.91, 5.09, 8, V, 5",
        "3.0, 3.6, 3.3, V, 3"
    })
    void aNumberThatCanBeBoughtOrIsShortIsChosen(BigDecimal low, BigDecimal high, BigDecimal present, String unit, BigDecimal chosen) {
        assertEquals(0, chosen.compareTo(PreferredNumber.choose(low, high, present, unit).orElseThrow()), () -> "" + PreferredNumber.choose(low, high, present, unit));
    }
}
