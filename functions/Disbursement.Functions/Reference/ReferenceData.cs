using Disbursement.Core.Contracts;
using Disbursement.Core.Institutions;
using Disbursement.Core.Programmes;
using Disbursement.Core.Routing;
using Disbursement.Core.Units;

namespace Disbursement.Functions.Reference;

/// <summary>The data that the rules use, as one consistent set.</summary>
/// <param name="Units">Administrative units with their dates.</param>
/// <param name="Programmes">Programmes and rates.</param>
/// <param name="Institutions">Banks, wallets, mobile money.</param>
/// <param name="Contracts">Who pays for whom, all provinces.</param>
/// <param name="Routing">The routing table.</param>
public sealed record ReferenceData(
    UnitRegister Units,
    ProgrammeTable Programmes,
    InstitutionRegister Institutions,
    ContractBook Contracts,
    RoutingTable Routing);
