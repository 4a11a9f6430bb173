using Disbursement.Core.Programmes;

namespace Disbursement.Cli.Generate.People;

/// <summary>How common a programme is, and whom it is for.</summary>
/// <param name="Code">The programme's code.</param>
/// <param name="Group">The list it stands in.</param>
/// <param name="Weight">How common, against the others of its group.</param>
/// <param name="AgeLeast">The youngest, in full years at the first day of the month.</param>
/// <param name="AgeMost">The oldest.</param>
/// <param name="WomenPercent">Share of women.</param>
/// <param name="FrailPerMille">Share of people who cannot come to be paid.</param>
internal sealed record ProgrammeShare(
    string Code, ProgrammeGroup Group, int Weight, int AgeLeast, int AgeMost, int WomenPercent, int FrailPerMille);
