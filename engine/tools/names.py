"""The tools' names, for those who must not load SymPy to know them. A test holds it to the registry."""

TOOL_NAMES = frozenset(
    (
        "divisor_sum primes_between count_primes digit_sum fibonacci decimal fraction mixed_number scientific ratio "
        "extrema highest lowest discriminant complete_square summation line_through line_slope y_intercept x_intercept "
        "point_distance midpoint slope convert time_between time_shift days_between weekday date_shift leap_year "
        "calculate solve suppose simplify expand factor coefficient diff integrate limit series gcd lcm "
        "common_denominator remainder is_prime is_composite is_multiple prime_factors divisors count_divisors "
        "next_prime digit nearest decimal_places significant_figures compare largest smallest closest sort "
        "to_base in_base next_term term_at nth_term sequence_sum draw_counts draw_sequence dice_sum successes "
        "at_least dice_at_least dice_at_most arrangements total product count missing_value quartile "
        "interquartile_range percentile mean median mode value_range variance deviation sample_variance "
        "sample_deviation stationary_points degree leading_coefficient line_with_slope parallel perpendicular tangent "
        "quotient partial_fractions inverse multiples estimate "
        "determinant matrix_inverse matrix_product transpose average_rate average_value "
        "in_units amount divide months_later days_in_month previous_prime nth_prime "
        "normal_below normal_above normal_between normal_chance normal_value correlation regression weighted_mean "
        "mean_deviation repeated outliers rank_correlation weighted_variance drawn_at_least binomial_chance "
        "solve_within normal_line area_between domain function_range eigenvalues dot_product "
        "clock_form in_zone add_durations scale_duration age polygon_area triangle_area triangle_angles right_triangle "
        "share place_value expanded_form to_roman from_roman congruence modular_inverse loan_payment best_buy "
        "dsolve general_solution newton approximate_integral inflection_points asymptotes"
    ).split()
)
