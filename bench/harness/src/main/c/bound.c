/*
 * The speed bound of the tutorial's training step: all of it by hand in float32, sizes known to the compiler, which
 * vectorises the loops. It keeps to the protocol of Worker.java; "run" draws x ahead and z in the loop, and computes
 * gradients and updates but no objectives, which "check" computes as well.
 *
 * The rational tanh is Eigen's (MPL-2.0, generic_fast_tanh_float, older coefficients), good to a few units in the last
 * place.
 */
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { BATCH = 200, FIRST = 6, SECOND = 5, POOL = 64, CHECKED_ITERATIONS = 10 };

#define RATE 0.001f
#define MOMENTUM 0.6f
#define SCALE 5.0f

/* Weights stand as (in, out), row by row, the bias after each matrix; 53 numbers without padding. */
typedef struct {
    float first_weight[FIRST], first_bias[FIRST];
    float second_weight[FIRST][SECOND], second_bias[SECOND];
    float third_weight[SECOND], third_bias;
} Network;

enum { PARAMETERS = sizeof(Network) / sizeof(float) };

typedef struct {
    float input[BATCH], first[FIRST][BATCH], second[SECOND][BATCH], output[BATCH];
} Activations;

typedef struct {
    Network weights, velocity, gradient;
} Player;

static Player generator, discriminator;
static Activations on_real, on_generated, of_generator;
static Network generator_start, discriminator_start;

static inline float fast_tanh(float v) {
    const float limit = 7.90531110763549805f;
    float x = v < -limit ? -limit : v;
    x = x > limit ? limit : x;
    float s = x * x;
    float p = -2.76076847742355e-16f;
    p = p * s + 2.00018790482477e-13f;
    p = p * s - 8.60467152213735e-11f;
    p = p * s + 5.12229709037114e-08f;
    p = p * s + 1.48572235717979e-05f;
    p = p * s + 6.37261928875436e-04f;
    p = p * s + 4.89352455891786e-03f;
    float q = 1.19825839466702e-06f;
    q = q * s + 1.18534705686654e-04f;
    q = q * s + 2.26843463243900e-03f;
    q = q * s + 4.89352518554385e-03f;
    return p * x / q;
}

static void forward(const Network *w, Activations *a) {
    for (int i = 0; i < FIRST; i++)
        for (int m = 0; m < BATCH; m++)
            a->first[i][m] = fast_tanh(a->input[m] * w->first_weight[i] + w->first_bias[i]);
    for (int j = 0; j < SECOND; j++)
        for (int m = 0; m < BATCH; m++) {
            float sum = w->second_bias[j];
            for (int i = 0; i < FIRST; i++) sum += w->second_weight[i][j] * a->first[i][m];
            a->second[j][m] = fast_tanh(sum);
        }
    for (int m = 0; m < BATCH; m++) {
        float sum = w->third_bias;
        for (int j = 0; j < SECOND; j++) sum += w->third_weight[j] * a->second[j][m];
        a->output[m] = fast_tanh(sum);
    }
}

/* Adds to the gradient of the weights and sets that of the input; either may be NULL. */
static void backward(const Network *w, const Activations *a, const float *slope, Network *gradient, float *input) {
    static float third[BATCH], second[SECOND][BATCH], first[FIRST][BATCH];
    for (int m = 0; m < BATCH; m++) third[m] = slope[m] * (1 - a->output[m] * a->output[m]);
    for (int j = 0; j < SECOND; j++)
        for (int m = 0; m < BATCH; m++)
            second[j][m] = third[m] * w->third_weight[j] * (1 - a->second[j][m] * a->second[j][m]);
    for (int i = 0; i < FIRST; i++)
        for (int m = 0; m < BATCH; m++) {
            float sum = 0;
            for (int j = 0; j < SECOND; j++) sum += second[j][m] * w->second_weight[i][j];
            first[i][m] = sum * (1 - a->first[i][m] * a->first[i][m]);
        }
    if (gradient) {
        float sum = 0;
        for (int m = 0; m < BATCH; m++) sum += third[m];
        gradient->third_bias += sum;
        for (int j = 0; j < SECOND; j++) {
            sum = 0;
            for (int m = 0; m < BATCH; m++) sum += third[m] * a->second[j][m];
            gradient->third_weight[j] += sum;
            sum = 0;
            for (int m = 0; m < BATCH; m++) sum += second[j][m];
            gradient->second_bias[j] += sum;
            for (int i = 0; i < FIRST; i++) {
                sum = 0;
                for (int m = 0; m < BATCH; m++) sum += second[j][m] * a->first[i][m];
                gradient->second_weight[i][j] += sum;
            }
        }
        for (int i = 0; i < FIRST; i++) {
            sum = 0;
            for (int m = 0; m < BATCH; m++) sum += first[i][m];
            gradient->first_bias[i] += sum;
            sum = 0;
            for (int m = 0; m < BATCH; m++) sum += first[i][m] * a->input[m];
            gradient->first_weight[i] += sum;
        }
    }
    if (input)
        for (int m = 0; m < BATCH; m++) {
            float sum = 0;
            for (int i = 0; i < FIRST; i++) sum += first[i][m] * w->first_weight[i];
            input[m] = sum;
        }
}

static inline float clamped(float y) {
    float c = y < 0.01f ? 0.01f : y;
    return c > 0.99f ? 0.99f : c;
}

/* The slope of what is minimised at D's output: of -log(1 - D) for D on generated samples, else of -log D. */
static void objective_slope(const float *y, float *slope, int of_complement) {
    for (int m = 0; m < BATCH; m++) {
        float c = clamped(y[m]);
        float s = of_complement ? 1 / (1 - c) : -1 / c;
        slope[m] = c == y[m] ? s / BATCH : 0;
    }
}

static void update(Player *player) {
    float *w = (float *)&player->weights, *v = (float *)&player->velocity, *g = (float *)&player->gradient;
    for (int i = 0; i < PARAMETERS; i++) {
        v[i] = MOMENTUM * v[i] + g[i];
        w[i] -= RATE * v[i];
        g[i] = 0;
    }
}

static void generate(void) {
    forward(&generator.weights, &of_generator);
    for (int m = 0; m < BATCH; m++) on_generated.input[m] = SCALE * of_generator.output[m];
}

/* on_real.input has x, of_generator.input has z. */
static void discriminator_step(float *objective) {
    static float slope[BATCH];
    generate();
    forward(&discriminator.weights, &on_real);
    forward(&discriminator.weights, &on_generated);
    if (objective) {
        double sum = 0;
        for (int m = 0; m < BATCH; m++)
            sum += log(clamped(on_real.output[m])) + log(1 - clamped(on_generated.output[m]));
        *objective = (float)(sum / BATCH);
    }
    objective_slope(on_real.output, slope, 0);
    backward(&discriminator.weights, &on_real, slope, &discriminator.gradient, NULL);
    objective_slope(on_generated.output, slope, 1);
    backward(&discriminator.weights, &on_generated, slope, &discriminator.gradient, NULL);
    update(&discriminator);
}

/* of_generator.input has z. */
static void generator_step(float *objective) {
    static float slope[BATCH], of_sample[BATCH];
    generate();
    forward(&discriminator.weights, &on_generated);
    if (objective) {
        double sum = 0;
        for (int m = 0; m < BATCH; m++) sum += log(clamped(on_generated.output[m]));
        *objective = (float)(sum / BATCH);
    }
    objective_slope(on_generated.output, slope, 0);
    backward(&discriminator.weights, &on_generated, slope, NULL, of_sample);
    for (int m = 0; m < BATCH; m++) slope[m] = SCALE * of_sample[m];
    backward(&generator.weights, &of_generator, slope, &generator.gradient, NULL);
    update(&generator);
}

/* xoroshiro128+ (Blackman and Vigna, public domain). */
static uint64_t state0 = 1234567, state1 = 987654321;

static inline uint64_t next_word(void) {
    uint64_t a = state0, b = state1, result = a + b;
    b ^= a;
    state0 = ((a << 24) | (a >> 40)) ^ b ^ (b << 16);
    state1 = (b << 37) | (b >> 27);
    return result;
}

static float next_normal(void) {
    double a = (next_word() >> 11) * 0x1p-53 + 1e-300, b = (next_word() >> 11) * 0x1p-53;
    return (float)(sqrt(-2 * log(a)) * cos(6.283185307179586 * b));
}

static void draw_latents(void) {
    for (int m = 0; m < BATCH; m++)
        of_generator.input[m] = -5 + 10.0f * m / (BATCH - 1) + (next_word() >> 40) * 0x1p-24f * 0.01f;
}

static void reset(void) {
    memset(&generator, 0, sizeof generator);
    memset(&discriminator, 0, sizeof discriminator);
    generator.weights = generator_start;
    discriminator.weights = discriminator_start;
}

static void must(int condition, const char *what) {
    if (!condition) {
        fprintf(stderr, "Error: %s\n", what);
        exit(1);
    }
}

static void read_floats(FILE *file, void *to, size_t count) {
    must(fread(to, sizeof(float), count, file) == count, "the file of a check is too short");
}

static void check(const char *start, const char *result) {
    FILE *in = fopen(start, "rb");
    must(in != NULL, "the file of a check cannot be read");
    read_floats(in, &generator_start, PARAMETERS);
    read_floats(in, &discriminator_start, PARAMETERS);
    reset();
    float objectives[CHECKED_ITERATIONS][2];
    for (int i = 0; i < CHECKED_ITERATIONS; i++) {
        float later[BATCH];
        read_floats(in, on_real.input, BATCH);
        read_floats(in, of_generator.input, BATCH);
        read_floats(in, later, BATCH);
        discriminator_step(&objectives[i][0]);
        memcpy(of_generator.input, later, sizeof later);
        generator_step(&objectives[i][1]);
    }
    fclose(in);
    FILE *out = fopen(result, "wb");
    must(out != NULL, "the result of a check cannot be written");
    fwrite(objectives, sizeof objectives, 1, out);
    fwrite(&generator.weights, sizeof(Network), 1, out);
    fwrite(&discriminator.weights, sizeof(Network), 1, out);
    must(fclose(out) == 0, "the result of a check cannot be written");
}

static double seconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec + now.tv_nsec * 1e-9;
}

static void run(double limit) {
    static float pool[POOL][BATCH];
    for (int i = 0; i < POOL; i++)
        for (int m = 0; m < BATCH; m++) pool[i][m] = -1 + next_normal();
    reset();
    long iterations = 0;
    double start = seconds(), end = start;
    while (end - start < limit) {
        for (int i = 0; i < 256; i++) {
            memcpy(on_real.input, pool[iterations++ % POOL], sizeof on_real.input);
            draw_latents();
            discriminator_step(NULL);
            draw_latents();
            generator_step(NULL);
        }
        end = seconds();
    }
    printf("@ran %ld %.0f\n", iterations, (end - start) * 1e9);
}

int main(void) {
    char line[4096], start[2048], result[2048];
    double limit;
#ifdef __VERSION__
    printf("@ready C by hand, compiler %s\n", __VERSION__);
#else
    printf("@ready C by hand\n");
#endif
    fflush(stdout);
    while (fgets(line, sizeof line, stdin)) {
        if (sscanf(line, "check %2047s %2047s", start, result) == 2) {
            check(start, result);
            puts("@checked");
        } else if (sscanf(line, "run %lf", &limit) == 1) {
            run(limit);
        } else {
            must(0, "no such request");
        }
        fflush(stdout);
    }
    return 0;
}
