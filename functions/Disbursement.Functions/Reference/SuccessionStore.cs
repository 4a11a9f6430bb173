using Disbursement.Core.Units;
using Disbursement.Functions.Storage;
using Microsoft.Extensions.Logging;

namespace Disbursement.Functions.Reference;

/// <summary>Which units took over from which: <c>reference/unit_successors.csv</c>, as the administrator keeps it.</summary>
/// <remarks>
/// The map only serves comparison with earlier months. So a damaged one stops no money: its errors are logged, all at
/// once, and the shipped map, which holds only facts of law, stands in until it is mended.
/// </remarks>
/// <param name="blobs">The containers.</param>
/// <param name="logger">Where errors of the map are said.</param>
public sealed class SuccessionStore(BlobStore blobs, ILogger<SuccessionStore> logger)
{
    /// <summary>Name of the map in <c>reference</c>.</summary>
    internal const string FileName = "unit_successors.csv";

    /// <summary>The map as it stands now.</summary>
    public async Task<UnitSuccession> CurrentAsync(CancellationToken cancellationToken)
    {
        BinaryData? content = await blobs.FindAsync(Containers.Reference, FileName, cancellationToken);
        if (content is null)
        {
            return UnitSuccession.Shipped;
        }

        try
        {
            return UnitSuccession.Parse(new StringReader(content.ToString()), UnitRegister.Shipped);
        }
        catch (SuccessionException wrong)
        {
            logger.SuccessorsNotValid(wrong.Errors.Count, string.Join(" ", wrong.Errors));
            return UnitSuccession.Shipped;
        }
    }
}
