package dev.gan4j.engine.internal;

/** A function of one number that a kernel applies to every element. */
public enum Unary {
    /** -x. */
    NEGATE {
        @Override
        public float apply(float x, float a, float b) {
            return -x;
        }
    },
    /** tanh(x). */
    TANH {
        @Override
        public float apply(float x, float a, float b) {
            return FloatMath.tanh(x);
        }
    },
    /** 1 / (1 + exp(-x)). */
    SIGMOID {
        @Override
        public float apply(float x, float a, float b) {
            return FloatMath.sigmoid(x);
        }
    },
    /** log(1 + exp(x)). */
    SOFTPLUS {
        @Override
        public float apply(float x, float a, float b) {
            return FloatMath.softplus(x);
        }
    },
    /** exp(x). */
    EXP {
        @Override
        public float apply(float x, float a, float b) {
            return FloatMath.exp(x);
        }
    },
    /** log(x). */
    LOG {
        @Override
        public float apply(float x, float a, float b) {
            return FloatMath.log(x);
        }
    },
    /** sqrt(x). */
    SQRT {
        @Override
        public float apply(float x, float a, float b) {
            return (float) Math.sqrt(x);
        }
    },
    /** x * x. */
    SQUARE {
        @Override
        public float apply(float x, float a, float b) {
            return x * x;
        }
    },
    /** max(x, 0). */
    RELU {
        @Override
        public float apply(float x, float a, float b) {
            return Math.max(x, 0f);
        }
    },
    /** x where positive, a * x elsewhere. */
    LEAKY_RELU {
        @Override
        public float apply(float x, float a, float b) {
            return x > 0 ? x : a * x;
        }
    },
    /** x * sigmoid(x). */
    SILU {
        @Override
        public float apply(float x, float a, float b) {
            return x * FloatMath.sigmoid(x);
        }
    },
    /** sin(x). */
    SIN {
        @Override
        public float apply(float x, float a, float b) {
            return FloatMath.sin(x);
        }
    },
    /** cos(x). */
    COS {
        @Override
        public float apply(float x, float a, float b) {
            return FloatMath.cos(x);
        }
    },
    /** min(max(x, a), b). */
    CLAMP {
        @Override
        public float apply(float x, float a, float b) {
            return Math.min(Math.max(x, a), b);
        }
    },
    /** 1 where x &gt; 0, else 0. */
    STEP {
        @Override
        public float apply(float x, float a, float b) {
            return x > 0 ? 1 : 0;
        }
    },
    /** 1 where a &lt; x &lt; b, else 0. */
    INSIDE {
        @Override
        public float apply(float x, float a, float b) {
            return x > a && x < b ? 1 : 0;
        }
    };

    /**
     * Applies the function.
     *
     * @param x the number
     * @param a the first constant, if the function has one
     * @param b the second constant, if the function has one
     * @return the result
     */
    public abstract float apply(float x, float a, float b);
}
