/**
 * Chance that χ² with so many degrees of freedom exceeds `chi`: the upper regularised incomplete gamma function
 * Q(df/2, chi/2), by its series below the mean and by its continued fraction above. For anyone who wants to test a
 * run of draws; the draw itself uses no such arithmetic.
 */
export function chiSquareTail(chi: number, degrees: number): number {
  const a = degrees / 2
  const x = chi / 2
  if (x <= 0) return 1
  const front = Math.exp(a * Math.log(x) - x - logGamma(a))
  return x < a + 1 ? 1 - front * lowerSeries(a, x) : front * upperFraction(a, x)
}

function lowerSeries(a: number, x: number): number {
  let term = 1 / a
  let sum = term
  for (let n = 1; term > sum * 1e-15; n++) {
    term *= x / (a + n)
    sum += term
  }
  return sum
}

// evaluated from the tail, which needs no guard against vanishing denominators
function upperFraction(a: number, x: number): number {
  let tail = x + 2 * 500 + 1 - a
  for (let n = 500; n >= 1; n--) tail = x + 2 * n - 1 - a - (n * (n - a)) / tail
  return 1 / tail
}

/** ln Γ(a) for whole and half `a` > 0, from Γ(a) = (a − 1)·Γ(a − 1), Γ(1) = 1, Γ(½) = √π. */
function logGamma(a: number): number {
  let sum = Number.isInteger(a) ? 0 : Math.log(Math.PI) / 2
  for (let at = a - 1; at > 0; at--) sum += Math.log(at)
  return sum
}
