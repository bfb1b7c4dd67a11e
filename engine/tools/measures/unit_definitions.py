"""The units that Emmy knows, in Pint's language of definitions: `name = value = symbol = other names`.

The words are those that people write, and the values are exact. They are Emmy's own and not Pint's, since those cannot
tell a byte from a radian (both are numbers), count a year as 365.25 days, and read `C` as a coulomb.
"""

YEAR_DAYS = 365  # a common year; months, decades and all beyond are counted from it

DEFINITIONS = f"""
quetta- = 1e30 = Q-
ronna- = 1e27 = R-
yotta- = 1e24 = Y-
zetta- = 1e21 = Z-
exa- = 1e18 = E-
peta- = 1e15 = P-
tera- = 1e12 = T-
giga- = 1e9 = G-
mega- = 1e6 = M-
kilo- = 1e3 = k-
hecto- = 1e2 = h-
deca- = 1e1 = da- = deka-
deci- = 1e-1 = d-
centi- = 1e-2 = c-
milli- = 1e-3 = m-
micro- = 1e-6 = µ- = μ- = u- = mc-
nano- = 1e-9 = n-
pico- = 1e-12 = p-
femto- = 1e-15 = f-
atto- = 1e-18 = a-
zepto- = 1e-21 = z-
yocto- = 1e-24 = y-
kibi- = 1024 = Ki-
mebi- = 1048576 = Mi-
gibi- = 1073741824 = Gi-
tebi- = 1099511627776 = Ti-
pebi- = 1125899906842624 = Pi-

meter = [length] = m = metre
gram = [mass] = g = gramme = gm
second = [time] = s = sec
kelvin = [temperature]; offset: 0 = K
ampere = [current] = A = amp
mole = [substance] = mol
bit = [information] = b
radian = [angle] = rad
pi = [pi] = π

micron = 1e-6 * meter
angstrom = 1e-10 * meter = Å
inch = 0.0254 * meter = in = inches
foot = 12 * inch = ft = feet
yard = 3 * foot = yd
mile = 5280 * foot = mi
thou = inch / 1000 = mil
hand = 4 * inch
fathom = 6 * foot
rod = 16.5 * foot
chain = 66 * foot
furlong = 660 * foot
league = 3 * mile
nautical_mile = 1852 * meter = nmi
astronomical_unit = 149597870700 * meter = au = AU
hundred_kilometers = 100 * kilometer = hundred_km
light_year = 9460730472580800 * meter = ly = lightyear
parsec = 648000 / pi * astronomical_unit = pc

hectare = 10000 * meter ** 2 = ha
are = 100 * meter ** 2
acre = 43560 * foot ** 2 = ac

liter = 0.001 * meter ** 3 = L = l = litre = ltr
cubic_centimeter = 1e-6 * meter ** 3 = cc = ccm
gallon = 231 * inch ** 3 = gal = us_gallon
quart = gallon / 4 = qt = us_quart
pint = gallon / 8 = pt = us_pint
cup = gallon / 16 = _ = us_cup
fluid_ounce = gallon / 128 = floz = fl_oz = us_fluid_ounce
tablespoon = gallon / 256 = tbsp = tbs
teaspoon = gallon / 768 = tsp
barrel = 42 * gallon = bbl
imperial_gallon = 4.54609 * liter = imp_gal = uk_gallon
imperial_quart = imperial_gallon / 4 = _ = uk_quart
imperial_pint = imperial_gallon / 8 = _ = uk_pint
imperial_fluid_ounce = imperial_gallon / 160 = _ = uk_fluid_ounce

kilo = 1000 * gram = _ = kilos
tonne = 1000000 * gram = t = metric_ton = metric_tonne
pound = 453.59237 * gram = lb
ounce = pound / 16 = oz
stone = 14 * pound = st
short_ton = 2000 * pound = ton = us_ton
long_ton = 2240 * pound = _ = imperial_ton = uk_ton
hundredweight = 100 * pound = cwt
grain = pound / 7000 = gr
troy_ounce = 480 * grain = ozt
carat = 0.2 * gram = ct

minute = 60 * second = min
hour = 3600 * second = h = hr
day = 86400 * second = d
week = 7 * day = wk
fortnight = 14 * day
year = {YEAR_DAYS} * day = yr = y = annum
leap_year = 366 * day
month = year / 12 = mo = mth
decade = 10 * year
century = 100 * year = _ = centuries
millennium = 1000 * year = _ = millennia = millenium

kph = kilometer / hour = kmh = kmph
mph = mile / hour
fps = foot / second
mpg = mile / gallon = us_mpg = miles_per_gallon
uk_mpg = mile / imperial_gallon = imperial_mpg = imp_mpg
knot = 1852 * meter / hour = kn = kt

degree_celsius = kelvin; offset: 273.15 = °C = C = celsius = centigrade = degC = degree_C = degrees_C = degrees_celsius
degree_fahrenheit = 5 / 9 * kelvin; offset: 459.67 * 5 / 9 = °F = F = fahrenheit = degF = degree_F = degrees_F \
    = degrees_fahrenheit
rankine = 5 / 9 * kelvin; offset: 0 = °R

degree = pi / 180 * radian = ° = deg
arcminute = degree / 60 = arcmin
arcsecond = degree / 3600 = arcsec
turn = 2 * pi * radian = _ = revolution = rev
gradian = pi / 200 * radian = gon
hertz = 1 / second = Hz
rpm = turn / minute

nibble = 4 * bit
byte = 8 * bit = B
kilobyte = 1000 * byte = kB = KB = kb
megabyte = 1000000 * byte = MB = mb = meg
gigabyte = 1000000000 * byte = GB = gb = gig
terabyte = 1000000000000 * byte = TB = tb
megabit = 1000000 * bit = Mbit = mbit
gigabit = 1000000000 * bit = Gbit = gbit
bps = bit / second
kbps = 1000 * bps
mbps = 1000000 * bps = Mbps
gbps = 1000000000 * bps = Gbps

newton = kilogram * meter / second ** 2 = N
pound_force = 4.4482216152605 * newton = lbf
joule = newton * meter = J
calorie = 4.184 * joule = cal
food_calorie = 4184 * joule = Cal
electronvolt = 1.602176634e-19 * joule = eV = electron_volt
british_thermal_unit = 1055.05585262 * joule = BTU = btu = Btu
foot_pound = foot * pound_force = ft_lb
watt = joule / second = W
watt_hour = watt * hour = Wh
horsepower = 550 * foot * pound_force / second = hp
pascal = newton / meter ** 2 = Pa
bar = 100000 * pascal
atmosphere = 101325 * pascal = atm
torr = 101325 / 760 * pascal
millimeter_of_mercury = 133.322387415 * pascal = mmHg
psi = pound_force / inch ** 2

coulomb = ampere * second
volt = watt / ampere = V
ohm = volt / ampere = Ω
farad = coulomb / volt
"""
