using System.Text.Json.Serialization;

namespace Disbursement.Core.Money;

/// <summary>An amount of money in whole đồng. VND has no minor unit (ISO 4217 exponent 0).</summary>
/// <remarks>
/// <para>Amounts lie in [0, 10^15] đồng, ends included. Arithmetic never wraps and never rounds: a result
/// outside the range throws. A shortfall is not a negative amount; ask <see cref="DongOver"/>.</para>
/// <para>The default value is <see cref="Zero"/>. There is no conversion from floating point.</para>
/// <para>In JSON an amount is a whole number of đồng.</para>
/// </remarks>
[JsonConverter(typeof(VndJsonConverter))]
public readonly record struct Vnd : IComparable<Vnd>
{
    /// <summary>The largest amount, in đồng: 10^15, above any yearly programme budget.</summary>
    public const long MaxDong = 1_000_000_000_000_000;

    private Vnd(long dong) => Dong = dong;

    /// <summary>No money at all; also the default value.</summary>
    public static Vnd Zero => default;

    /// <summary>The amount in đồng, in [0, <see cref="MaxDong"/>].</summary>
    public long Dong { get; }

    /// <summary>Creates an amount from a count of đồng.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="dong"/> is outside the range.</exception>
    public static Vnd FromDong(long dong)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(dong);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(dong, MaxDong);
        return new Vnd(dong);
    }

    /// <summary>Adds up amounts; an empty sequence gives <see cref="Zero"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The sum is above <see cref="MaxDong"/>.</exception>
    public static Vnd Sum(IEnumerable<Vnd> amounts)
    {
        ArgumentNullException.ThrowIfNull(amounts);
        Vnd sum = Zero;
        foreach (Vnd amount in amounts)
        {
            sum += amount;
        }

        return sum;
    }

    /// <summary>Adds two amounts.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The sum is above <see cref="MaxDong"/>.</exception>
    public static Vnd operator +(Vnd left, Vnd right) => FromDong(left.Dong + right.Dong);

    /// <summary>Tells whether the left amount is the smaller.</summary>
    public static bool operator <(Vnd left, Vnd right) => left.Dong < right.Dong;

    /// <summary>Tells whether the left amount is the greater.</summary>
    public static bool operator >(Vnd left, Vnd right) => left.Dong > right.Dong;

    /// <summary>Tells whether the left amount is not the greater.</summary>
    public static bool operator <=(Vnd left, Vnd right) => left.Dong <= right.Dong;

    /// <summary>Tells whether the left amount is not the smaller.</summary>
    public static bool operator >=(Vnd left, Vnd right) => left.Dong >= right.Dong;

    /// <summary>By how much this amount exceeds another; zero where it does not.</summary>
    public Vnd DongOver(Vnd other) => Dong > other.Dong ? new Vnd(Dong - other.Dong) : Zero;

    /// <inheritdoc/>
    public int CompareTo(Vnd other) => Dong.CompareTo(other.Dong);

    /// <summary>The amount as people write it in Vietnam, without a currency: <c>540.000</c>.</summary>
    public override string ToString() => VietnameseNumber.Format(Dong);
}
