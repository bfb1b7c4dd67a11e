"""Which tools there are: functions of arguments, whose signatures say how they are called. Loads SymPy."""

from collections.abc import Callable

from engine.tools.algebra import (
    conditions,
    eigenvectors,
    extremes,
    inverses,
    logarithms,
    matrices,
    partial_sums,
    periodic,
    polynomials,
    quotients,
    recursion,
    rewriting,
    root_sums,
    sequences,
    turns,
    whole_solutions,
)
from engine.tools.algebra.equations import solve
from engine.tools.algebra.matrix_values import matrix_value
from engine.tools.algebra.two_unknowns import two_unknowns
from engine.tools.algebra.within import solve_within
from engine.tools.calculus import (
    averages,
    convergence,
    curve_lengths,
    derivatives,
    differential,
    distances,
    domains,
    enclosed_areas,
    gradients,
    integrals,
    limits,
    motion,
    numerical,
    pieces,
    revolutions,
    tangents,
    taylor,
    waves,
)
from engine.tools.calculus.asymptotes import asymptotes
from engine.tools.calendar.ages import age, calendar_span
from engine.tools.calendar.dates import (
    date_shift,
    days_between,
    days_in_month,
    months_later,
    weekday,
    weekday_shift,
)
from engine.tools.calendar.durations import add_durations, scale_duration
from engine.tools.calendar.leap_years import leap_year, leap_years, next_leap_year
from engine.tools.calendar.speeds import per_hour
from engine.tools.calendar.times import clock_angle, clock_form, time_between, time_shift
from engine.tools.calendar.weekdays import count_weekdays, nth_weekday
from engine.tools.calendar.workdays import workday_shift, workdays
from engine.tools.calendar.zones import in_zone, zone_difference
from engine.tools.facts import suppose
from engine.tools.geometry import bearings, circles, motions, plane, polar, triangles, vectors
from engine.tools.measures.amounts import amount
from engine.tools.measures.mixed_units import in_units
from engine.tools.measures.units import convert
from engine.tools.money import coins, loans, prices
from engine.tools.numbers import (
    bases,
    comparison,
    completing_powers,
    digit_counts,
    digits,
    dividing_powers,
    divisibility,
    forms,
    letters,
    listed,
    made_of_digits,
    modular,
    named_kinds,
    roman,
    rounding,
    rounding_bounds,
)
from engine.tools.numbers.calculator import calculate
from engine.tools.stochastics import (
    birthdays,
    causes,
    chance,
    classed,
    collecting,
    contests,
    continuous,
    digit_orders,
    events,
    means,
    moments,
    moving,
    normal,
    paired,
    patterns,
    picked,
    poker,
    quantiles,
    rolls,
    significance,
    statistics,
    streaks,
    trials,
    unequal,
)
from engine.tools.stochastics.two_dice import two_dice
from engine.tools.terms.finding import Finding

Tool = Callable[..., Finding]

_FUNCTIONS: tuple[Tool, ...] = (
    suppose,
    calculate, divisibility.gcd, divisibility.lcm, divisibility.common_denominator, divisibility.remainder,
    divisibility.is_prime, divisibility.is_composite, divisibility.is_multiple, divisibility.prime_factors,
    divisibility.divisors, divisibility.count_divisors, divisibility.next_prime, divisibility.previous_prime,
    divisibility.nth_prime, divisibility.digit, divisibility.multiples, rounding.nearest, rounding.estimate,
    rounding.decimal_places, rounding.significant_figures, rounding_bounds.error_interval, rounding_bounds.lower_bound,
    rounding_bounds.upper_bound, divisibility.divisor_sum, divisibility.primes_between,
    divisibility.count_primes, divisibility.digit_sum, divisibility.fibonacci, forms.decimal, forms.fraction,
    forms.mixed_number, forms.scientific, forms.ratio, forms.share, digits.place_value, digits.expanded_form,
    named_kinds.is_kind, named_kinds.is_power, made_of_digits.largest_made, made_of_digits.smallest_made,
    made_of_digits.digital_root, dividing_powers.power_dividing, completing_powers.multiplied_to_power,
    completing_powers.divided_to_power, digit_counts.times_written, digit_counts.with_digit,
    digit_counts.with_digit_sum,
    digits.count_significant, digits.trailing_zeros, digits.reversed_digits, digits.is_palindrome,
    digits.in_words, letters.letter_count, letters.vowel_count, roman.to_roman, roman.from_roman,
    modular.congruence, modular.modular_inverse, modular.chinese_remainder, modular.totient, comparison.compare,
    comparison.largest, comparison.smallest, comparison.closest, comparison.sort, listed.item, listed.without,
    bases.to_base, bases.in_base,
    solve, solve_within, two_unknowns, periodic.general_solution, rewriting.simplify, rewriting.expand, rewriting.factor,
    rewriting.coefficient, logarithms.single_logarithm, turns.extrema, turns.count_extrema,
    extremes.highest, extremes.lowest, extremes.highest_at, extremes.lowest_at,
    polynomials.discriminant, polynomials.complete_square, polynomials.summation, turns.stationary_points,
    turns.inflection_points, polynomials.degree, polynomials.leading_coefficient, polynomials.count_real_roots,
    root_sums.of_roots, conditions.value_where, whole_solutions.count_solutions, sequences.next_term,
    sequences.term_at, sequences.nth_term,
    sequences.terms, sequences.sequence_sum, sequences.arithmetic_means, sequences.geometric_means,
    recursion.recurrence, partial_sums.terms_needed, quotients.quotient, quotients.divide,
    quotients.partial_fractions, inverses.inverse, matrices.determinant,
    matrices.matrix_inverse, matrices.matrix_product, matrices.transpose, matrices.eigenvalues,
    eigenvectors.eigenvectors,
    matrices.matrix_rank, matrices.row_reduced, matrices.trace, matrices.matrix_sum,
    matrices.matrix_power, matrix_value,
    differential.dsolve, differential.euler_method, derivatives.diff, integrals.integrate, limits.limit,
    taylor.series, tangents.tangent, tangents.normal_line, enclosed_areas.area_between, curve_lengths.curve_length,
    revolutions.revolution_volume, numerical.newton, numerical.approximate_integral, domains.domain,
    domains.function_range, domains.parity, asymptotes, waves.period, waves.amplitude,
    waves.midline, waves.phase_shift, averages.average_rate, averages.average_value, gradients.gradient,
    convergence.converges, convergence.radius_of_convergence,
    convergence.interval_of_convergence, taylor.nonzero_terms, distances.distance_travelled,
    motion.motion, pieces.piecewise_value, pieces.continuous_for,
    plane.point_distance, plane.line_distance, plane.midpoint, plane.endpoint,
    plane.divide_segment, plane.polygon_area, bearings.course_distance, bearings.course_bearing,
    triangles.triangle_area, triangles.triangle_angles, triangles.right_triangle, plane.slope, plane.line_through,
    plane.line_slope, plane.y_intercept, plane.x_intercept, circles.circle, plane.line_with_slope, plane.parallel,
    plane.perpendicular, vectors.vector_sum, vectors.dot_product, vectors.cross_product, vectors.vector_length,
    vectors.vector_angle, vectors.unit_vector, vectors.vector_projection, motions.reflect, motions.rotate,
    polar.polar_form, polar.from_polar,
    chance.draw_counts, chance.drawn_at_least, chance.draw_sequence, chance.dice_sum, chance.dice_at_least,
    chance.dice_at_most, chance.committees, chance.arrangements, chance.vowels_together, chance.letters_together,
    chance.kept_mean, chance.lattice_paths, poker.poker_hands, trials.successes, trials.at_least, trials.binomial_chance,
    unequal.mixed_trials, trials.geometric_chance, trials.poisson_chance, continuous.exponential_chance,
    continuous.uniform_chance, causes.bayes, events.event_chance, moments.moment, rolls.roll_chance,
    rolls.roll_variance, rolls.roll_deviation, statistics.total, statistics.product, statistics.count,
    statistics.missing_value, statistics.mean, statistics.median, statistics.harmonic_mean, means.geometric_mean,
    means.root_mean_square, statistics.mode, statistics.value_range, statistics.variance, statistics.deviation,
    statistics.sample_variance, statistics.sample_deviation, statistics.mean_deviation, statistics.repeated,
    quantiles.quartile, quantiles.interquartile_range, quantiles.percentile, quantiles.percentile_rank,
    quantiles.outliers, quantiles.five_numbers, normal.normal_below, normal.normal_above, normal.normal_between,
    normal.normal_chance, normal.normal_value, significance.t_above, significance.t_value, significance.two_tailed,
    significance.chi_square, significance.chi_square_above, paired.correlation, paired.rank_correlation,
    paired.regression, paired.weighted_mean, paired.weighted_variance,
    contests.best_of, contests.series_ends, contests.series_length, streaks.streak_chance, streaks.streak_wait,
    patterns.pattern_wait, patterns.pattern_first, collecting.collect_all, collecting.all_collected,
    birthdays.people_sharing, two_dice, digit_orders.count_made, picked.fitting, picked.count_fitting,
    moving.moving_average, classed.grouped_median, classed.grouped_quartile, classed.grouped_mode,
    convert, in_units, amount,
    time_between, time_shift, clock_form, in_zone, zone_difference, add_durations, scale_duration, per_hour, age,
    calendar_span, days_between, weekday, date_shift, months_later, days_in_month, leap_year, next_leap_year,
    leap_years, workdays, workday_shift, weekday_shift, nth_weekday, count_weekdays, clock_angle,
    loans.loan_payment, loans.payoff_months, loans.savings, prices.best_buy, coins.coin_ways, coins.fewest_coins,
)  # fmt: skip

TOOLS: dict[str, Tool] = {tool.__name__: tool for tool in _FUNCTIONS}
# in these i is an unknown like any letter; in those that rewrite only if nothing is written as `2i`
REWRITING = frozenset("expand factor".split())
# these work on one expression; of an equation they take the side that is meant
ONE_SIDED = frozenset(
    "simplify expand factor coefficient diff integrate limit series extrema highest lowest discriminant "
    "count_extrema highest_at lowest_at "
    "complete_square summation stationary_points degree leading_coefficient partial_fractions inverse "
    "average_rate average_value single_logarithm count_real_roots parity domain function_range asymptotes "
    "period amplitude midline phase_shift "
    "inflection_points approximate_integral gradient converges radius_of_convergence interval_of_convergence "
    "nonzero_terms terms error_interval lower_bound upper_bound".split()
)
# these work on a line or a curve, of which `f(x)` is the height y
CURVES = frozenset(
    "line_slope y_intercept x_intercept parallel perpendicular tangent normal_line area_between curve_length "
    "revolution_volume of_roots newton line_distance reflect".split()
)
# in calculus `log` is the natural logarithm, elsewhere it has the base 10
NATURAL = frozenset(
    "diff integrate limit series nonzero_terms newton approximate_integral gradient converges radius_of_convergence "
    "interval_of_convergence distance_travelled".split()
)
LETTERS = REWRITING | frozenset(
    "coefficient diff integrate limit series nonzero_terms solve solve_within suppose nth_term terms summation newton "
    "general_solution value_where".split()
)
# these read what they are given themselves, as it was typed
VERBATIM = frozenset("dsolve euler_method matrix_value recurrence motion piecewise_value continuous_for".split())
# these take a chain of inequalities, `1 < x < 3`, as several
CHAINED = frozenset(
    "solve solve_within area_between distance_travelled curve_length revolution_volume average_value "
    "highest lowest highest_at lowest_at normal_chance fitting count_fitting two_dice count_made "
    "binomial_chance geometric_chance poisson_chance exponential_chance uniform_chance committees roll_chance".split()
)
# what these find may be several numbers, which a later line takes as a list
LISTING = frozenset(
    "prime_factors divisors primes_between multiples sort mode repeated terms share place_value congruence "
    "five_numbers arithmetic_means geometric_means recurrence triangle_angles leap_years without two_unknowns "
    "fitting moving_average".split()
)
# so may what these find, where an equation has several solutions
SOLVING = frozenset("solve solve_within".split())
# what these find is a date, a time of the day or a duration, which a later line takes as a text
TELLING = frozenset(
    "date_shift months_later workday_shift nth_weekday time_shift clock_form in_zone add_durations "
    "scale_duration".split()
)
# what these find is a point or a vector
POINTING = frozenset(
    "midpoint endpoint divide_segment cross_product vector_sum unit_vector vector_projection reflect rotate gradient "
    "from_polar".split()
)
