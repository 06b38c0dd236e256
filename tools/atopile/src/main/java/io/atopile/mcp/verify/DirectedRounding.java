package io.atopile.mcp.verify;

/**
 * Arithmetic on doubles that is rounded to the side that is asked for. The error of each operation is computed exactly, by the
 * error-free transformations of Dekker and Knuth, so an exact result stays as it is. Near underflow a result is moved by one step.
 */
final class DirectedRounding {

    private static final double NEAR_UNDERFLOW = 1e-280;

    private DirectedRounding() {}

    static double addDown(double left, double right) {
        double sum = left + right;
        if (!Double.isFinite(sum)) {
            return roundInfinite(sum, Double.isFinite(left) && Double.isFinite(right));
        }
        return computeSumError(left, right, sum) >= 0 ? sum : Math.nextDown(sum);
    }

    static double addUp(double left, double right) {
        return -addDown(-left, -right);
    }

    static double multiplyDown(double left, double right) {
        if (left == 0 || right == 0) {
            return 0;
        }
        double product = left * right;
        if (!Double.isFinite(product)) {
            return roundInfinite(product, Double.isFinite(left) && Double.isFinite(right));
        }
        return Math.abs(product) > NEAR_UNDERFLOW && Math.fma(left, right, -product) >= 0 ? product : Math.nextDown(product);
    }

    static double multiplyUp(double left, double right) {
        return -multiplyDown(-left, right);
    }

    /** Divides by a number that isn't zero; an infinite divisor gives zero. */
    static double divideDown(double left, double right) {
        if (left == 0 || Double.isInfinite(right)) {
            return 0;
        }
        double quotient = left / right;
        if (!Double.isFinite(quotient)) {
            return roundInfinite(quotient, Double.isFinite(left));
        }
        boolean safe = Math.abs(quotient) > NEAR_UNDERFLOW && Math.abs(left) > NEAR_UNDERFLOW;
        double excess = Math.fma(quotient, right, -left) * Math.signum(right);
        return safe && excess <= 0 ? quotient : Math.nextDown(quotient);
    }

    static double divideUp(double left, double right) {
        return -divideDown(-left, right);
    }

    static double takeRootDown(double value) {
        double root = Math.sqrt(value);
        boolean below = value > NEAR_UNDERFLOW && Math.fma(root, root, -value) <= 0;
        return below || isExactRoot(value) ? root : Math.max(0, Math.nextDown(root));
    }

    static double takeRootUp(double value) {
        double root = Math.sqrt(value);
        boolean above = value > NEAR_UNDERFLOW && Math.fma(root, root, -value) >= 0;
        return above || isExactRoot(value) ? root : Math.nextUp(root);
    }

    /** Moves a result of a library function, which is within one unit in the last place, below the exact value. */
    static double lowerFunction(double value) {
        return value == 0 || Double.isInfinite(value) ? value : Math.nextDown(Math.nextDown(value));
    }

    static double raiseFunction(double value) {
        return -lowerFunction(-value);
    }

    private static boolean isExactRoot(double value) {
        return value == 0 || Double.isInfinite(value);
    }

    private static double roundInfinite(double result, boolean overflow) {
        if (Double.isNaN(result)) {
            return Double.NEGATIVE_INFINITY;
        }
        return overflow && result > 0 ? Double.MAX_VALUE : result;
    }

    private static double computeSumError(double left, double right, double sum) {
        double rightPart = sum - left;
        return (left - (sum - rightPart)) + (right - rightPart);
    }
}
