using Disbursement.Functions.Storage;

namespace Disbursement.Functions.Coverage;

/// <summary>One row of the coverage table; row key is unit and group, <c>148|BTXH</c>.</summary>
public sealed class CoverageEntity : StoreEntity
{
    /// <summary>Code of the unit; the province's own for its row.</summary>
    public string Unit { get; set; } = "";

    /// <summary><c>BTXH</c>, <c>NCC</c>, <c>TONG</c> or <c>KHAC</c>.</summary>
    public string Group { get; set; } = "";

    /// <summary>Persons with an accepted row.</summary>
    public long Beneficiaries { get; set; }

    /// <summary>Persons paid wholly to accounts.</summary>
    public long PaidToAccount { get; set; }

    /// <summary>Share of the persons paid to accounts, in percent, half up to two decimals.</summary>
    public double SharePaidToAccount { get; set; }

    /// <summary>All figures, as JSON.</summary>
    public string Figures { get; set; } = "";
}
