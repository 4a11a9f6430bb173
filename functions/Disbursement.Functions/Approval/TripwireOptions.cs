using System.ComponentModel.DataAnnotations;
using Disbursement.Core.Tripwires;

namespace Disbursement.Functions.Approval;

/// <summary>What holds a round for a second signature. Section <c>Tripwires</c>.</summary>
public sealed record TripwireOptions : TripwireSettings, IValidatableObject
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Tripwires";

    private static readonly TripwireLimits Defaults = new(
        CountPercent: 10,
        TotalPercent: 10,
        NewPercent: 10,
        AccountPercent: 15,
        SharedAccounts: 10,
        Age: 110,
        PaymentDong: 50_000_000,
        RefusedPercent: 20,
        ArrearsPercent: 20,
        RowsMin: 50)
    {
        RoundCountPercent = 10,
        RoundTotalPercent = 10,
    };

    /// <summary>Limits of single provinces by their 2-digit code: <c>Tripwires:Provinces:17:CountPercent</c>.</summary>
    /// <value>Default none.</value>
    public IReadOnlyDictionary<string, TripwireSettings> Provinces { get; init; } =
        new Dictionary<string, TripwireSettings>(StringComparer.Ordinal);

    /// <summary>The limits of a province.</summary>
    public TripwireLimits Of(string province)
    {
        ArgumentNullException.ThrowIfNull(province);
        TripwireLimits all = Over(Defaults);
        return Provinces.TryGetValue(province, out TripwireSettings? own) ? own.Over(all) : all;
    }

    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        foreach ((string province, TripwireSettings own) in Provinces)
        {
            var found = new List<ValidationResult>();
            Validator.TryValidateObject(own, new ValidationContext(own), found, validateAllProperties: true);
            foreach (ValidationResult wrong in found)
            {
                yield return new ValidationResult($"{Section}:{nameof(Provinces)}:{province}: {wrong.ErrorMessage}");
            }
        }
    }
}
