using System.ComponentModel.DataAnnotations;
using Disbursement.Core.Approval;
using Disbursement.Core.Money;

namespace Disbursement.Functions.Approval;

/// <summary>Who must sign, and when nobody can. Section <c>Approval</c>.</summary>
public sealed record ApprovalOptions : IValidatableObject
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Approval";

    /// <summary>Above this sum a round needs two signatures.</summary>
    /// <value>Default 100,000,000,000 đồng; 0 to 10^15.</value>
    [Range(0, Vnd.MaxDong)]
    public long TwoSignaturesAboveDong { get; init; } = 100_000_000_000;

    /// <summary>Above this sum a round needs three signatures.</summary>
    /// <value>Default 500,000,000,000 đồng; 0 to 10^15, not below the level of two.</value>
    [Range(0, Vnd.MaxDong)]
    public long ThreeSignaturesAboveDong { get; init; } = 500_000_000_000;

    /// <summary>When nothing can be approved: <c>Approval:Freezes:0:FirstDay</c> and so on. Sending back is possible.
    /// </summary>
    /// <value>Default none.</value>
    public IReadOnlyList<FreezeOptions> Freezes { get; init; } = [];

    /// <summary>The levels by amount.</summary>
    public ApprovalLevels ToLevels() => new(
        Vnd.FromDong(TwoSignaturesAboveDong), Vnd.FromDong(ThreeSignaturesAboveDong));

    /// <summary>What forbids approving in a province at an instant; null when nothing does.</summary>
    public FreezePeriod? FrozenAt(string province, DateTimeOffset instant) => Freezes
        .Where(freeze => freeze.Province.Length == 0 || freeze.Province == province)
        .Select(static freeze => freeze.ToPeriod())
        .FirstOrDefault(period => period.Covers(instant));

    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (ThreeSignaturesAboveDong < TwoSignaturesAboveDong)
        {
            yield return new ValidationResult(
                $"{Section}:{nameof(ThreeSignaturesAboveDong)} is below the level of two signatures.");
        }

        if (Freezes.Any(static freeze => string.IsNullOrWhiteSpace(freeze.Reason)))
        {
            yield return new ValidationResult($"{Section}:{nameof(Freezes)}: each needs a reason.");
        }
    }
}
